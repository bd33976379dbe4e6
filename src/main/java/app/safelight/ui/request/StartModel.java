package app.safelight.ui.request;

import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.PictureStart;
import app.safelight.request.ResizeMode;
import app.safelight.request.StepRule;
import app.safelight.ui.mask.ActingRule;
import app.safelight.ui.mask.BasePicture;
import app.safelight.ui.mask.DocumentModel;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The part of the form that counts where a request starts from a picture.
public final class StartModel {
    private static final double STRENGTH_STEP = 0.05;
    private static final int STRONGEST_BLUR = 64;

    private final DocumentModel document;
    private final NumberEntry denoising = NumberEntry.decimal(0, 1, STRENGTH_STEP);
    private final NumberEntry maskBlur = NumberEntry.whole(0, STRONGEST_BLUR, 1);
    private final ObjectProperty<ResizeMode> resize =
            new SimpleObjectProperty<>(this, "resize", ResizeMode.JUST_RESIZE);
    private final ObjectProperty<StepRule> stepRule = new SimpleObjectProperty<>(this, "stepRule", StepRule.SHARE);
    private final ObjectProperty<MaskedContent> content =
            new SimpleObjectProperty<>(this, "content", MaskedContent.ORIGINAL);
    private final ObjectProperty<MaskMode> mode = new SimpleObjectProperty<>(this, "mode", MaskMode.INPAINT_MASKED);

    public StartModel(DocumentModel document) {
        this.document = document;
        denoising.set(PictureStart.USUAL_DENOISING);
        maskBlur.set(Inpainting.USUAL_BLUR);
    }

    /// What the form asks for; null where it starts from noise alone.
    ///
    /// @param mask where the mask is kept; null if none acts
    /// @throws IllegalStateException if a field that counts holds something unusable
    @Nullable
    PictureStart start(@Nullable Path mask) {
        BasePicture picture = document.pictureProperty().get();
        if (picture == null) {
            return null;
        }
        Inpainting inpainting = mask == null
                ? null
                : new Inpainting(mask.toString(), maskBlur.value().intValueExact(), content.get(), mode.get());
        return new PictureStart(
                picture.file().toString(), denoising.value().doubleValue(), stepRule.get(), resize.get(), inpainting);
    }

    /// What counts where a recipe is silent; null where the form starts from noise alone.
    @Nullable
    PictureStart usual() {
        BasePicture picture = document.pictureProperty().get();
        return picture == null
                ? null
                : PictureStart.of(picture.file().toString())
                        .withInpainting(Inpainting.of(picture.file().toString()));
    }

    /// What is worth keeping of the form, whatever else it holds; null where it starts from noise alone.
    public @Nullable PictureStart kept() {
        PictureStart usual = usual();
        if (usual == null) {
            return null;
        }
        Inpainting inpainting = Inpainting.of(usual.picture())
                .withContent(content.get())
                .withMode(mode.get())
                .withMaskBlur(blur());
        return usual.withDenoising(denoising.isValid() ? denoising.value().doubleValue() : usual.denoising())
                .withStepRule(stepRule.get())
                .withResize(resize.get())
                .withInpainting(inpainting);
    }

    /// How the mask will act.
    public ActingRule rule() {
        return new ActingRule(mode.get(), blur());
    }

    private int blur() {
        return maskBlur.isValid() ? maskBlur.value().intValueExact() : Inpainting.USUAL_BLUR;
    }

    /// Has any change of these fields told.
    public void watch(Runnable watcher) {
        List<Observable> fields =
                List.of(denoising.textProperty(), maskBlur.textProperty(), resize, stepRule, content, mode);
        fields.forEach(field -> field.addListener(_ -> watcher.run()));
    }

    boolean isDenoisingUsable() {
        return document.pictureProperty().get() == null || denoising.isValid();
    }

    boolean isMaskBlurUsable() {
        return !document.actingProperty().get() || maskBlur.isValid();
    }

    /// Takes a start's values, all but its picture and its mask.
    public void fill(PictureStart start) {
        denoising.set(start.denoising());
        resize.set(start.resize());
        stepRule.set(start.stepRule());
        Inpainting inpainting = start.inpainting();
        if (inpainting != null) {
            maskBlur.set(inpainting.blurX());
            content.set(inpainting.content());
            mode.set(inpainting.mode());
        }
    }

    /// The picture itself.
    public DocumentModel document() {
        return document;
    }

    /// How much of the picture is made anew.
    public NumberEntry denoising() {
        return denoising;
    }

    /// How soft the mask's edge is.
    public NumberEntry maskBlur() {
        return maskBlur;
    }

    /// How the picture is brought to the size asked for.
    public ObjectProperty<ResizeMode> resizeProperty() {
        return resize;
    }

    /// How many of the steps are taken.
    public ObjectProperty<StepRule> stepRuleProperty() {
        return stepRule;
    }

    /// What is put under the mask first.
    public ObjectProperty<MaskedContent> contentProperty() {
        return content;
    }

    /// Which side of the mask is painted.
    public ObjectProperty<MaskMode> modeProperty() {
        return mode;
    }
}
