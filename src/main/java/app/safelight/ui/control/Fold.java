package app.safelight.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;

/// A part of a form that folds away. While it is folded a dot says that something in it is not as usual.
public final class Fold {
    private static final double DOT = 3;

    private final VBox node;

    /// @param unusual whether something in it is not as usual
    public Fold(Named named, String id, String key, Node content, ObservableValue<Boolean> unusual) {
        ToggleButton head = named.named(new ToggleButton(named.messages().text(key)), id, key);
        head.setMnemonicParsing(false);
        head.getStyleClass().addAll("flat", "fold");
        head.setMaxWidth(Double.MAX_VALUE);
        head.setContentDisplay(ContentDisplay.LEFT);
        Circle dot = new Circle(DOT);
        dot.getStyleClass().add("fold-dot");
        dot.setId(id + "-dot");
        HBox row = new HBox(head, dot);
        row.getStyleClass().add("fold-row");
        HBox.setHgrow(head, Priority.ALWAYS);
        node = new VBox(8, row, content);
        content.managedProperty().bind(content.visibleProperty());
        head.selectedProperty().subscribe(open -> {
            head.setGraphic((open ? Icon.UNFOLDED : Icon.FOLDED).node());
            content.setVisible(open);
            dot.setVisible(!open && unusual.getValue());
        });
        unusual.subscribe(now -> dot.setVisible(!head.isSelected() && now));
    }

    /// The part.
    public Node node() {
        return node;
    }
}
