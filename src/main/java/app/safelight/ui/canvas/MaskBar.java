package app.safelight.ui.canvas;

import app.safelight.ui.control.Icon;
import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import app.safelight.ui.mask.Brush;
import app.safelight.ui.mask.PainterModel;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// How the tools paint and how the mask is looked at.
public final class MaskBar {
    private static final double SLIDER = 96;

    private final Named named;
    private final Messages messages;
    private final PainterModel painter;
    private final HBox node;

    /// @param menu what can be done with the whole mask
    /// @param shown what the canvas shows
    public MaskBar(Named named, PainterModel painter, MaskMenu menu, ObservableValue<Shown> shown) {
        this.named = named;
        this.painter = painter;
        messages = named.messages();
        Node size = size();
        Node hardness = hardness();
        painter.toolProperty().subscribe(tool -> {
            size.setVisible(tool.brushes());
            hardness.setVisible(tool.brushes());
        });
        ToggleButton only = named.iconToggle("mask-only", "mask.only", Icon.MASK_ONLY);
        only.selectedProperty().bindBidirectional(painter.look().maskOnlyProperty());
        ToggleButton acting = named.iconToggle("mask-acting", "mask.acting", Icon.AS_IT_ACTS);
        acting.selectedProperty().bindBidirectional(painter.look().asItActsProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        node = new HBox(12, size, hardness, space, new HBox(2, only, acting), menu.node());
        node.setId("mask-bar");
        node.getStyleClass().add("mask-bar");
        node.managedProperty().bind(node.visibleProperty());
        Runnable look = () -> node.setVisible(shown.getValue() instanceof Shown.Start
                && painter.document().fittingProperty().get());
        shown.subscribe(look);
        painter.document().fittingProperty().subscribe(look);
        look.run();
    }

    /// Each step of the slider multiplies: small brushes need finer steps than large ones.
    private Node size() {
        double widest = Math.log(Brush.LARGEST);
        Slider slider = named.named(new Slider(0, widest, 0), "brush-size", "brush.size");
        slider.setBlockIncrement(Math.log(1.1));
        painter.brush().sizeProperty().subscribe(size -> slider.setValue(Math.log(size.doubleValue())));
        slider.valueProperty().addListener(_ -> {
            double size = Math.rint(Math.exp(slider.getValue()));
            if (Math.abs(Math.log(painter.brush().sizeProperty().get()) - slider.getValue()) > 1e-9) {
                painter.brush().sizeProperty().set(Math.clamp(size, Brush.SMALLEST, Brush.LARGEST));
            }
        });
        Label value = new Label();
        painter.brush().sizeProperty().subscribe(size -> value.setText(messages.text("brush.pixels", size.intValue())));
        return row(slider, "brush.size", value);
    }

    private Node hardness() {
        DoubleProperty hardness = painter.brush().hardnessProperty();
        Slider slider = named.named(new Slider(0, 1, 0), "brush-hardness", "brush.hardness");
        slider.setBlockIncrement(0.1);
        slider.valueProperty().bindBidirectional(hardness);
        Label value = new Label();
        hardness.subscribe(now -> value.setText(messages.text("brush.percent", now)));
        return row(slider, "brush.hardness", value);
    }

    private Node row(Slider slider, String key, Label value) {
        slider.setPrefWidth(SLIDER);
        value.getStyleClass().add("mask-value");
        HBox row = new HBox(4, named.caption(slider, key), slider, value);
        row.getStyleClass().add("mask-setting");
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    /// The bar.
    public Node node() {
        return node;
    }
}
