package app.safelight.ui.request;

import app.safelight.request.ImageSize;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.PaintedArea;
import app.safelight.ui.control.Messages;
import app.safelight.ui.control.Named;
import app.safelight.ui.mask.BasePicture;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The part of the form that counts where a mask acts.
final class MaskedBox {
    private final Messages messages;
    private final RequestModel request;
    private final StartModel model;
    private final VBox node;

    MaskedBox(Named named, FormParts parts, RequestModel request) {
        this.request = request;
        messages = named.messages();
        model = request.start();
        FinerModel finer = model.finer();
        TextField scale = named.named(NumberField.of(finer.entry(Field.FRAME_SCALE)), "frame-scale", "start.scale");
        NumberField.mark(scale, finer.scaleValid());
        parts.fields().put(Field.FRAME_SCALE, scale);
        HBox frame = FormParts.row(
                parts.number(Field.PADDING, model.padding(), "mask-padding", "start.padding"),
                parts.labelled(scale, "start.scale"));
        model.areaProperty().subscribe(area -> FormParts.show(frame, area == PaintedArea.ONLY_MASKED));
        node = new VBox(
                12,
                FormParts.row(
                        parts.number(Field.MASK_BLUR, model.maskBlur(), "mask-blur", "start.blur"),
                        parts.choice(
                                "masked-content",
                                "start.content",
                                model.contentProperty(),
                                MaskedContent.values(),
                                this::words)),
                FormParts.row(
                        parts.choice("mask-mode", "start.mode", model.modeProperty(), MaskMode.values(), this::words),
                        parts.choice(
                                "mask-area", "start.area", model.areaProperty(), PaintedArea.values(), this::words)),
                frame,
                parts.choice("greys", "start.greys", finer.greysProperty(), Greys.values(), this::words),
                new SoftBox(parts, finer).node(),
                outcome());
        model.paintsProperty().subscribe(paints -> FormParts.show(node, paints));
    }

    /// Says what size the picture comes out in, and whether every pixel outside the mask stays.
    private Label outcome() {
        Label words = new Label();
        words.setId("mask-outcome");
        words.setWrapText(true);
        words.getStyleClass().add("caption");
        Runnable look = () -> {
            ImageSize size = request.size();
            BasePicture picture = model.document().pictureProperty().get();
            PixelSize outcome = size == null ? null : model.outcome(size);
            FormParts.show(words, outcome != null);
            words.setText(outcome == null || picture == null ? "" : words(outcome, picture));
        };
        request.watchFrame(look);
        model.paintsProperty().subscribe(look);
        model.document().pictureProperty().subscribe(look);
        return words;
    }

    private String words(PixelSize outcome, BasePicture picture) {
        boolean same = outcome.width() == picture.width() && outcome.height() == picture.height();
        String key = "start.outcome";
        if (model.finer().growsProperty().get()) {
            key = "start.outcome.grown";
        } else if (same) {
            key = model.finer().overlayProperty().get() ? "start.outcome.same" : "start.outcome.bare";
        }
        return messages.text(key, outcome.width(), outcome.height());
    }

    private String words(Greys greys) {
        return switch (greys) {
            case ROUNDED -> messages.text("start.greys.rounded");
            case UNROUNDED -> messages.text("start.greys.unrounded");
            case STRENGTH -> messages.text("start.greys.strength");
            case SOFT -> messages.text("start.greys.soft");
        };
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

    Node node() {
        return node;
    }
}
