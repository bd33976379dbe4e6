package app.safelight.ui.gallery;

import app.safelight.ui.control.Excerpt;
import app.safelight.ui.control.Icon;
import app.safelight.ui.control.Named;
import app.safelight.ui.run.FxDelivery;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The strip of pictures made. A click shows one large, a double click or Enter takes its settings.
public final class GalleryPanel {
    private static final double SMALLEST = 120;
    private static final double LARGEST = 320;
    /// Padding of a card and the scroll bar.
    private static final double AROUND = 30;

    private final Named named;
    private final Thumbnails thumbnails;
    private final Actions actions;
    private final ListView<Path> list;

    /// What the strip asks the window to do.
    ///
    /// @param takeSettings fills the form from a picture's recipe
    /// @param startFrom starts the next request from a picture
    public record Actions(Consumer<Path> takeSettings, Consumer<Path> startFrom) {}

    public GalleryPanel(Named named, GalleryModel model, Executor background, FxDelivery delivery, Actions actions) {
        this.named = named;
        this.actions = actions;
        thumbnails = new Thumbnails(background, delivery);
        list = named.area(new ListView<>(model.pictures()), "gallery", "gallery.name");
        list.getStyleClass().addAll("gallery", "edge-to-edge");
        list.setCellFactory(_ -> new Card());
        list.setPlaceholder(empty());
        list.focusTraversableProperty().bind(Bindings.isNotEmpty(model.pictures()));
        list.getSelectionModel().selectedItemProperty().subscribe(model.selectedProperty()::set);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                takeSelected();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == javafx.scene.input.KeyCode.ENTER && !event.isShortcutDown()) {
                takeSelected();
                event.consume();
            }
        });
    }

    private void takeSelected() {
        Path file = list.getSelectionModel().getSelectedItem();
        if (file != null) {
            actions.takeSettings().accept(file);
        }
    }

    private Node empty() {
        Label title = new Label(named.messages().text("gallery.empty.title"));
        title.getStyleClass().add("empty-title");
        title.setWrapText(true);
        Label text = new Label(named.messages().text("gallery.empty.text"));
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        VBox box = new VBox(8, Icon.PICTURE.node(), title, text);
        box.getStyleClass().add("empty");
        return box;
    }

    /// The panel.
    public Node node() {
        return list;
    }

    /// One picture of the strip.
    private final class Card extends ListCell<Path> {
        private final ImageView view = new ImageView();
        private final Label prompt = new Label();
        private final VBox card;
        private final ContextMenu menu;

        Card() {
            // as wide as the strip
            ObservableValue<Double> side =
                    list.widthProperty().map(width -> Math.clamp(width.doubleValue() - AROUND, SMALLEST, LARGEST));
            view.setPreserveRatio(true);
            StackPane picture = new StackPane(view);
            picture.getStyleClass().add("card-picture");
            side.subscribe(now -> {
                view.setFitWidth(now);
                view.setFitHeight(now);
                picture.setMinSize(now, now);
                picture.setMaxSize(now, now);
                prompt.setMaxWidth(now);
            });
            prompt.getStyleClass().add("card-prompt");
            card = new VBox(4, picture, prompt);
            menu = new ContextMenu(
                    item("gallery.take", Icon.TAKE, actions.takeSettings()),
                    item("gallery.start", Icon.START, actions.startFrom()));
        }

        private MenuItem item(String key, Icon icon, Consumer<Path> action) {
            MenuItem item = new MenuItem(named.messages().text(key), icon.node());
            item.setOnAction(_ -> {
                if (getItem() != null) {
                    action.accept(getItem());
                }
            });
            return item;
        }

        @Override
        protected void updateItem(@Nullable Path file, boolean isEmpty) {
            super.updateItem(file, isEmpty);
            setText(null);
            view.setImage(null);
            prompt.setText("");
            if (isEmpty || file == null) {
                setGraphic(null);
                setContextMenu(null);
                return;
            }
            setGraphic(card);
            setContextMenu(menu);
            setAccessibleText(file.getFileName().toString());
            thumbnails.want(file, thumbnail -> {
                if (file.equals(getItem())) {
                    view.setImage(thumbnail.image());
                    prompt.setText(
                            thumbnail.prompt().isEmpty()
                                    ? file.getFileName().toString()
                                    : Excerpt.of(thumbnail.prompt()));
                    prompt.setTooltip(new Tooltip(prompt.getText()));
                }
            });
        }
    }
}
