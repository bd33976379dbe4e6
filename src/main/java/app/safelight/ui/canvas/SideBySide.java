package app.safelight.ui.canvas;

import app.safelight.ui.control.Named;
import app.safelight.ui.run.Made;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

/// All candidates beside each other, as large as they can be, over the canvas.
public final class SideBySide {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double GAP = 8;
    private static final double BORDER = 3;

    private final ReviewModel review;
    private final Tiles node;

    public SideBySide(Named named, ReviewModel review) {
        this.review = review;
        node = named.area(new Tiles(), "side-by-side-view", "review.name");
        node.getStyleClass().add("side-by-side");
        node.setMinSize(0, 0);
        review.candidates().addListener((ListChangeListener<Made>) _ -> fill());
        review.sideBySideProperty().subscribe(shown -> {
            node.setVisible(shown);
            fill();
        });
        review.selectedProperty().subscribe(this::mark);
    }

    private void fill() {
        List<Made> candidates = review.sideBySideProperty().get() ? review.candidates() : List.of();
        node.getChildren().setAll(candidates.stream().map(this::tile).toList());
        mark();
    }

    private StackPane tile(Made made) {
        ImageView view = new ImageView(Frame.picture(made.raster()).image());
        view.setPreserveRatio(true);
        StackPane tile = new StackPane(view);
        tile.getStyleClass().add("candidate");
        tile.setUserData(made);
        tile.setOnMousePressed(_ -> review.selectedProperty().set(made));
        return tile;
    }

    private void mark() {
        Made selected = review.selectedProperty().get();
        node.getChildren()
                .forEach(tile -> tile.pseudoClassStateChanged(SELECTED, Objects.equals(tile.getUserData(), selected)));
    }

    /// Lays its children out in rows and columns of equal places.
    private static final class Tiles extends Pane {
        @Override
        protected void layoutChildren() {
            int count = getChildren().size();
            int columns = columns(count);
            int rows = (count + columns - 1) / columns;
            double width = (getWidth() - GAP * (columns + 1)) / columns;
            double height = (getHeight() - GAP * (rows + 1)) / rows;
            for (int i = 0; i < count; i++) {
                StackPane tile = (StackPane) getChildren().get(i);
                ImageView view = (ImageView) tile.getChildren().getFirst();
                view.setFitWidth(Math.max(width - 2 * BORDER, 1));
                view.setFitHeight(Math.max(height - 2 * BORDER, 1));
                int row = i / columns;
                int column = i % columns;
                tile.resizeRelocate(
                        Math.rint(GAP + column * (width + GAP)),
                        Math.rint(GAP + row * (height + GAP)),
                        Math.rint(width),
                        Math.rint(height));
            }
        }

        private static int columns(int count) {
            return Math.max((int) Math.ceil(Math.sqrt(count)), 1);
        }
    }

    /// The view.
    public Node node() {
        return node;
    }
}
