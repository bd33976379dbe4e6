package app.safelight.ui.canvas;

import app.safelight.ui.control.Named;
import app.safelight.ui.run.Made;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The candidates in a row under the canvas, and what can be decided about the one that is selected.
public final class ReviewBar {
    private static final double SIDE = 56;

    private final ReviewModel review;
    private final ListView<Made> list;
    private final HBox node;

    public ReviewBar(Named named, ReviewModel review) {
        this.review = review;
        list = named.area(new ListView<>(review.candidates()), "candidates", "review.name");
        list.setOrientation(Orientation.HORIZONTAL);
        list.setCellFactory(_ -> new Cell());
        list.setMinWidth(0);
        HBox.setHgrow(list, Priority.ALWAYS);
        list.getSelectionModel().selectedItemProperty().subscribe(made -> {
            if (made != null) {
                review.selectedProperty().set(made);
            }
        });
        review.selectedProperty().subscribe(made -> {
            if (made == null) {
                list.getSelectionModel().clearSelection();
            } else {
                list.getSelectionModel().select(made);
            }
        });
        ToggleButton all =
                named.named(new ToggleButton(named.messages().text("review.all")), "side-by-side", "review.all");
        all.setMnemonicParsing(false);
        all.selectedProperty().bindBidirectional(review.sideBySideProperty());
        Button accept = named.button("accept", "review.accept", review::accept);
        Button use = named.button("use-candidate", "review.use", review::use);
        Button discard = named.button("discard", "review.discard", review::discard);
        node = new HBox(8, list, all, accept, use, discard);
        for (Node child : node.getChildren()) {
            if (child instanceof ButtonBase button) {
                button.getStyleClass().add("small");
                button.setMinWidth(Button.USE_PREF_SIZE);
            }
        }
        review.selectedProperty().subscribe(made -> {
            accept.setDisable(made == null);
            discard.setDisable(made == null);
            use.setDisable(made == null || made.file() == null);
        });
        node.setId("review");
        node.getStyleClass().add("review");
        node.managedProperty().bind(node.visibleProperty());
        review.candidates().addListener((ListChangeListener<Made>) _ -> look());
        look();
    }

    /// One picture alone needs no choosing.
    private void look() {
        node.setVisible(review.candidates().size() > 1);
    }

    /// A candidate, small.
    private static final class Cell extends ListCell<Made> {
        private final ImageView view = new ImageView();

        Cell() {
            view.setFitWidth(SIDE);
            view.setFitHeight(SIDE);
            view.setPreserveRatio(true);
        }

        @Override
        protected void updateItem(Made made, boolean empty) {
            super.updateItem(made, empty);
            view.setImage(
                    empty || made == null ? null : Frame.picture(made.raster()).image());
            setGraphic(empty ? null : view);
            setAccessibleText(
                    empty || made == null
                            ? ""
                            : Long.toUnsignedString(made.request().seed()));
        }
    }

    /// The bar.
    public Node node() {
        return node;
    }
}
