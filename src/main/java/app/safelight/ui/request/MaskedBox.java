package app.safelight.ui.request;

import app.safelight.request.ImageSize;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.PaintedArea;
import app.safelight.ui.control.Choices;
import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import app.safelight.ui.mask.BasePicture;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The part of the form that counts where a mask acts.
final class MaskedBox {
    private final Named named;
    private final Messages messages;
    private final RequestModel request;
    private final StartModel model;
    private final TextField blur;
    private final TextField padding;
    private final VBox node;

    MaskedBox(Named named, RequestModel request) {
        this.named = named;
        this.request = request;
        messages = named.messages();
        model = request.start();
        blur = named.named(NumberField.of(model.maskBlur()), "mask-blur", "start.blur");
        padding = named.named(NumberField.of(model.padding()), "mask-padding", "start.padding");
        VBox margin = labelled(padding, "start.padding");
        margin.managedProperty().bind(margin.visibleProperty());
        model.areaProperty().subscribe(area -> margin.setVisible(area == PaintedArea.ONLY_MASKED));
        node = new VBox(
                12,
                row(
                        labelled(blur, "start.blur"),
                        choice(
                                "masked-content",
                                "start.content",
                                model.contentProperty(),
                                MaskedContent.values(),
                                this::words)),
                row(
                        choice("mask-mode", "start.mode", model.modeProperty(), MaskMode.values(), this::words),
                        choice("mask-area", "start.area", model.areaProperty(), PaintedArea.values(), this::words)),
                margin,
                outcome());
        node.managedProperty().bind(node.visibleProperty());
        model.document().actingProperty().subscribe(node::setVisible);
    }

    /// Says that the whole picture is brought to another size, so that no pixel stays as it is.
    private Label outcome() {
        Label words = new Label();
        words.setId("mask-outcome");
        words.setWrapText(true);
        words.getStyleClass().add("caption");
        words.managedProperty().bind(words.visibleProperty());
        Runnable look = () -> {
            ImageSize size = request.size();
            BasePicture picture = model.document().pictureProperty().get();
            boolean resized = size != null
                    && picture != null
                    && (size.width() != picture.width() || size.height() != picture.height());
            words.setVisible(resized && model.areaProperty().get() == PaintedArea.WHOLE_PICTURE);
            words.setText(size == null ? "" : messages.text("start.outcome", size.width(), size.height()));
        };
        List<Observable> causes = List.of(
                request.width().textProperty(),
                request.height().textProperty(),
                model.areaProperty(),
                model.document().pictureProperty());
        causes.forEach(cause -> cause.addListener(_ -> look.run()));
        look.run();
        return words;
    }

    private static HBox row(VBox left, VBox right) {
        HBox row = new HBox(12, left, right);
        for (VBox half : List.of(left, right)) {
            HBox.setHgrow(half, Priority.ALWAYS);
            half.setPrefWidth(0);
        }
        return row;
    }

    private VBox labelled(Control control, String key) {
        control.setMaxWidth(Double.MAX_VALUE);
        return new VBox(4, named.caption(control, key), control);
    }

    private <T> VBox choice(String id, String key, Property<T> property, T[] values, Function<T, String> words) {
        ComboBox<T> box = named.named(Choices.box(List.of(values), words), id, key);
        box.valueProperty().bindBidirectional(property);
        return labelled(box, key);
    }

    private String words(MaskedContent content) {
        return switch (content) {
            case ORIGINAL -> messages.text("start.content.original");
            case FILL -> messages.text("start.content.fill");
            case LATENT_NOISE -> messages.text("start.content.noise");
            case LATENT_NOTHING -> messages.text("start.content.nothing");
        };
    }

    private String words(MaskMode mode) {
        return switch (mode) {
            case INPAINT_MASKED -> messages.text("start.mode.masked");
            case INPAINT_NOT_MASKED -> messages.text("start.mode.other");
        };
    }

    private String words(PaintedArea area) {
        return switch (area) {
            case WHOLE_PICTURE -> messages.text("start.area.whole");
            case ONLY_MASKED -> messages.text("start.area.masked");
        };
    }

    /// The fields that can hold something unusable.
    Map<Field, Control> fields() {
        return Map.of(Field.MASK_BLUR, blur, Field.PADDING, padding);
    }

    Node node() {
        return node;
    }
}
