package app.safelight.ui.canvas;

import app.safelight.ui.control.Icon;
import app.safelight.ui.control.Named;
import app.safelight.ui.mask.DocumentModel;
import app.safelight.ui.mask.MaskLayer;
import app.safelight.ui.mask.PainterModel;
import app.safelight.ui.mask.Tool;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// The tools at the left edge of the canvas. They stay while another picture is shown, so that nothing moves then.
public final class ToolPalette {
    private final PainterModel painter;
    private final ToggleGroup group = new ToggleGroup();
    private final VBox node;

    /// @param shown what the canvas shows
    public ToolPalette(Named named, PainterModel painter, ObservableValue<Shown> shown) {
        this.painter = painter;
        MaskLayer layer = painter.document().layer();
        Button undo = named.iconButton("mask-undo", "mask.undo", Icon.UNDO, painter::undo);
        layer.undoableProperty().subscribe(any -> undo.setDisable(!any));
        Button redo = named.iconButton("mask-redo", "mask.redo", Icon.REDO, painter::redo);
        layer.redoableProperty().subscribe(any -> redo.setDisable(!any));
        node = new VBox(
                2,
                tool(named.iconToggle("tool-hand", "tool.hand", Icon.HAND), Tool.HAND),
                tool(named.iconToggle("tool-brush", "tool.brush", Icon.BRUSH), Tool.BRUSH),
                tool(named.iconToggle("tool-eraser", "tool.eraser", Icon.ERASER), Tool.ERASER),
                tool(named.iconToggle("tool-rectangle", "tool.rectangle", Icon.RECTANGLE), Tool.RECTANGLE),
                tool(named.iconToggle("tool-ellipse", "tool.ellipse", Icon.ELLIPSE), Tool.ELLIPSE),
                tool(named.iconToggle("tool-lasso", "tool.lasso", Icon.LASSO), Tool.LASSO),
                tool(named.iconToggle("tool-polygon", "tool.polygon", Icon.POLYGON), Tool.POLYGON),
                tool(named.iconToggle("tool-fill", "tool.fill", Icon.FILL), Tool.FILL),
                new Separator(),
                undo,
                redo);
        node.setId("tools");
        node.getStyleClass().add("tool-palette");
        node.managedProperty().bind(node.visibleProperty());
        DocumentModel document = painter.document();
        document.pictureProperty().subscribe(picture -> node.setVisible(picture != null));
        Runnable look = () -> node.setDisable(!(shown.getValue() instanceof Shown.Start
                && document.fittingProperty().get()));
        shown.subscribe(look);
        document.fittingProperty().subscribe(look);
        look.run();
    }

    private ToggleButton tool(ToggleButton button, Tool tool) {
        button.setToggleGroup(group);
        painter.toolProperty().subscribe(now -> button.setSelected(now == tool));
        button.setOnAction(_ -> {
            painter.toolProperty().set(tool);
            button.setSelected(true);
        });
        return button;
    }

    /// The palette.
    public Node node() {
        return node;
    }
}
