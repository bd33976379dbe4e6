package app.safelight.ui.request;

import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.Outpainting;
import app.safelight.request.PaintedArea;
import app.safelight.request.PictureStart;
import app.safelight.request.ResizeMode;
import app.safelight.request.StepRule;
import app.safelight.ui.mask.ActingRule;
import app.safelight.ui.mask.BasePicture;
import app.safelight.ui.mask.DocumentModel;
import app.safelight.ui.mask.FrameRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// The part of the form that counts where a request starts from a picture.
public final class StartModel {
    private static final double STRENGTH_STEP = 0.05;
    private static final int STRONGEST_BLUR = 64;
    private static final int WIDEST_PADDING = 256;
    private static final int PADDING_STEP = 1;

    private final DocumentModel document;
    private final NumberEntry denoising = NumberEntry.decimal(0, 1, STRENGTH_STEP);
    private final NumberEntry maskBlur = NumberEntry.whole(0, STRONGEST_BLUR, 1);
    private final NumberEntry padding = NumberEntry.whole(0, WIDEST_PADDING, PADDING_STEP);
    private final ObjectProperty<ResizeMode> resize =
            new SimpleObjectProperty<>(this, "resize", ResizeMode.JUST_RESIZE);
    private final ObjectProperty<StepRule> stepRule = new SimpleObjectProperty<>(this, "stepRule", StepRule.SHARE);
    private final ObjectProperty<MaskedContent> content =
            new SimpleObjectProperty<>(this, "content", MaskedContent.ORIGINAL);
    private final ObjectProperty<MaskMode> mode = new SimpleObjectProperty<>(this, "mode", MaskMode.INPAINT_MASKED);

    private final ObjectProperty<PaintedArea> area =
            new SimpleObjectProperty<>(this, "area", PaintedArea.WHOLE_PICTURE);

    private final FinerModel finer = new FinerModel();
    private final BooleanBinding paints;

    public StartModel(DocumentModel document) {
        this.document = document;
        paints = document.actingProperty()
                .or(finer.growsProperty().and(document.pictureProperty().isNotNull()));
        denoising.set(PictureStart.USUAL_DENOISING);
        maskBlur.set(Inpainting.USUAL_BLUR);
        padding.set(Inpainting.USUAL_PADDING);
    }

    /// What the form asks for; null where it starts from noise alone.
    ///
    /// @param mask where the mask is kept; null if none acts
    /// @param size asked for
    /// @throws IllegalStateException if a field that counts holds something unusable
    @Nullable
    PictureStart start(@Nullable Path mask, ImageSize size) {
        BasePicture picture = document.pictureProperty().get();
        if (picture == null) {
            return null;
        }
        boolean painted = mask != null || finer.growth() != null;
        Inpainting inpainting = painted ? painted(mask == null ? "" : mask.toString(), picture, size) : null;
        return finer.ruled(new PictureStart(
                picture.file().toString(), denoising.value().doubleValue(), stepRule.get(), resize.get(), inpainting));
    }

    private Inpainting painted(String mask, BasePicture picture, ImageSize size) {
        int pixels = maskBlur.value().intValueExact();
        // a name, which an inpainting without growth must have, until the growth is known
        Inpainting plain = new Inpainting("mask", pixels, content.get(), mode.get()).withArea(area.get(), margin());
        Inpainting ruled = finer.ruled(plain, greys()).withMask(mask);
        boolean onGrid = size.width() == picture.width() && size.height() == picture.height();
        boolean needed = finer.growth() != null || !onGrid;
        return needed && ownSize(picture, size) ? ruled.withRules(ruled.rules().atOwnSize()) : ruled;
    }

    /// A start whose picture is painted in a mask from some step on; the same where that cannot be: it has another
    /// picture, or only the area of another mask is worked on.
    ///
    /// @param mask where it is kept; null if none acts
    PictureStart repainted(PictureStart begun, @Nullable Path mask) {
        BasePicture picture = document.pictureProperty().get();
        Inpainting before = begun.inpainting();
        boolean same = picture != null && picture.file().toString().equals(begun.picture());
        if (!same || mask == null || (before != null && before.area() == PaintedArea.ONLY_MASKED)) {
            return begun;
        }
        Inpainting plain = before == null
                ? Inpainting.of(mask.toString()).withMode(mode.get()).withMaskBlur(blur())
                : before.withMask(mask.toString());
        return begun.withInpainting(plain);
    }

    /// What greys mean: where masks have strengths of their own, those count.
    private Greys greys() {
        Greys chosen = finer.greysProperty().get();
        return chosen == Greys.ROUNDED && document.masks().haveStrengths() ? Greys.STRENGTH : chosen;
    }

    /// Whether a picture that is painted in keeps its own size, whatever multiples of 8 are asked for.
    private boolean ownSize(BasePicture picture, ImageSize size) {
        return area.get() == PaintedArea.WHOLE_PICTURE && (finer.growth() != null || StartSize.isOwn(picture, size));
    }

    /// The size a picture comes out in; null where the form starts from noise alone.
    ///
    /// @param size asked for
    @Nullable
    PixelSize outcome(ImageSize size) {
        BasePicture picture = document.pictureProperty().get();
        if (picture == null) {
            return null;
        }
        boolean keeps = area.get() == PaintedArea.ONLY_MASKED || ownSize(picture, size);
        if (!paints.get() || !keeps) {
            return PixelSize.of(size);
        }
        Outpainting growth = finer.growth();
        return growth == null
                ? new PixelSize(picture.width(), picture.height())
                : new PixelSize(
                        picture.width() + growth.left() + growth.right(),
                        picture.height() + growth.top() + growth.bottom());
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
        Inpainting plain = Inpainting.of(usual.picture())
                .withContent(content.get())
                .withMode(mode.get())
                .withMaskBlur(blur())
                .withArea(area.get(), margin());
        Inpainting inpainting = finer.ruled(plain, finer.greysProperty().get());
        return finer.ruled(usual)
                .withDenoising(denoising.isValid() ? denoising.value().doubleValue() : usual.denoising())
                .withStepRule(stepRule.get())
                .withResize(resize.get())
                .withInpainting(inpainting);
    }

    private int margin() {
        return padding.isValid() ? padding.value().intValueExact() : Inpainting.USUAL_PADDING;
    }

    /// How the part is found that is worked on at a size; null where that is the whole picture.
    @Nullable
    FrameRule frame(ImageSize worked) {
        if (area.get() != PaintedArea.ONLY_MASKED || finer.growth() != null) {
            return null;
        }
        NumberEntry scale = finer.entry(Field.FRAME_SCALE);
        double factor = finer.isUsable(Field.FRAME_SCALE) ? scale.value().doubleValue() : 0;
        return new FrameRule(rule(), margin(), worked, factor);
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
        List<Observable> fields = List.of(
                denoising.textProperty(),
                maskBlur.textProperty(),
                resize,
                stepRule,
                content,
                mode,
                area,
                padding.textProperty());
        fields.forEach(field -> field.addListener(_ -> watcher.run()));
        finer.watch(watcher);
    }

    /// The fields that count and hold something unusable, in the order of the form.
    List<Field> problems() {
        if (document.pictureProperty().get() == null) {
            return List.of();
        }
        boolean painted = paints.get();
        boolean framed = area.get() == PaintedArea.ONLY_MASKED;
        List<Field> problems = new ArrayList<>();
        if (!denoising.isValid()) {
            problems.add(Field.DENOISING);
        }
        if (painted && !maskBlur.isValid()) {
            problems.add(Field.MASK_BLUR);
        }
        if (painted && framed && !padding.isValid()) {
            problems.add(Field.PADDING);
        }
        problems.addAll(finer.problems(painted, framed));
        return problems;
    }

    /// Takes a start's values, all but its picture and its mask.
    public void fill(PictureStart start) {
        denoising.set(start.denoising());
        resize.set(start.resize());
        stepRule.set(start.stepRule());
        finer.fill(start);
        Inpainting inpainting = start.inpainting();
        if (inpainting != null) {
            maskBlur.set(inpainting.blurX());
            content.set(inpainting.content());
            mode.set(inpainting.mode());
            area.set(inpainting.area());
            padding.set(inpainting.padding());
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

    /// How much of the picture is worked on.
    public ObjectProperty<PaintedArea> areaProperty() {
        return area;
    }

    /// Margin around the mask where only the masked area is worked on.
    public NumberEntry padding() {
        return padding;
    }

    /// What few people change.
    public FinerModel finer() {
        return finer;
    }

    /// Whether a part is painted: a mask acts, or the picture grows.
    public BooleanBinding paintsProperty() {
        return paints;
    }
}
