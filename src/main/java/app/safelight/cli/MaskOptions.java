package app.safelight.cli;

import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.PaintedArea;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// The options of the part of a picture to paint.
final class MaskOptions {
    @Option(
            names = "--mask",
            paramLabel = "PICTURE",
            description = "Paint only where this picture is opaque, or light if it has no transparency; everything"
                    + " outside the blurred mask stays byte for byte. Given several times, one for each picture of the"
                    + " batch.")
    private List<Path> masks = List.of();

    @Option(
            names = "--mask-blur",
            paramLabel = "N|X,Y",
            description = "How soft the mask's edge is, 0 to 64 pixels (Mask blur). Default: 4.")
    private @Nullable String blur;

    @Option(
            names = "--masked-content",
            paramLabel = "KIND",
            converter = Converters.MaskedContentName.class,
            description = "What is put under the mask first: original, fill, latent-noise or latent-nothing (Masked"
                    + " content). Default: original.")
    private @Nullable MaskedContent content;

    @Option(
            names = "--invert-mask",
            description = "Paint outside the mask, and keep what is inside (Mask mode: Inpaint not masked).")
    private boolean invert;

    @Option(
            names = "--mask-mode",
            paramLabel = "MODE",
            converter = ModeName.class,
            description = "inpaint-masked or inpaint-not-masked (Mask mode). Default: inpaint-masked.")
    private @Nullable MaskMode mode;

    @Option(
            names = "--inpaint-area",
            paramLabel = "AREA",
            converter = AreaName.class,
            description = "What is worked on: whole-picture, at its own size unless --size is given; or only-masked,"
                    + " with a margin, enlarged to the size (Inpaint area). Default: whole-picture.")
    private @Nullable PaintedArea area;

    @Option(
            names = "--padding",
            paramLabel = "N",
            description = "The margin around the mask where only the masked area is worked on, 0 to 256 pixels"
                    + " (Masked area padding). Default: 32.")
    private @Nullable Integer padding;

    /// Whether anything is said of a mask.
    boolean given() {
        return !masks.isEmpty()
                || invert
                || Stream.of(blur, content, mode, area, padding).anyMatch(Objects::nonNull);
    }

    /// The part to paint; null for the whole picture.
    ///
    /// @param base what counts where no option is given; null for the whole picture
    /// @throws IllegalArgumentException if a value is out of range, or there is no mask that it speaks of
    @Nullable
    Inpainting override(@Nullable Inpainting base) {
        if (!given()) {
            return base;
        }
        if (masks.isEmpty() && base == null) {
            throw new IllegalArgumentException("--mask-blur, --masked-content, --invert-mask, --mask-mode,"
                    + " --inpaint-area and --padding need a mask: --mask");
        }
        Inpainting painting = base == null ? Inpainting.of(masks.getFirst().toString()) : base;
        painting = masks.isEmpty() ? painting : masked(painting);
        painting = blur == null ? painting : blurred(painting, blur);
        painting = content == null ? painting : painting.withContent(content);
        painting = mode == null ? painting : painting.withMode(mode);
        painting = invert ? painting.withMode(MaskMode.INPAINT_NOT_MASKED) : painting;
        return painting.withArea(
                Objects.requireNonNullElse(area, painting.area()),
                Objects.requireNonNullElse(padding, painting.padding()));
    }

    private Inpainting masked(Inpainting painting) {
        List<String> names = masks.stream().map(Path::toString).toList();
        return painting.withMask(names.getFirst())
                .withRules(painting.rules().withFurther(names.subList(1, names.size())));
    }

    private static Inpainting blurred(Inpainting painting, String blur) {
        String[] pixels = blur.split(",", -1);
        try {
            int along = Integer.parseInt(pixels[0].strip());
            int down = Integer.parseInt(pixels[pixels.length - 1].strip());
            if (pixels.length <= 2) {
                return painting.withMaskBlur(along, down);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--mask-blur " + blur + " is neither a number nor two", e);
        }
        throw new IllegalArgumentException("--mask-blur " + blur + " is neither a number nor two");
    }

    /// `inpaint-masked` or `inpaint-not-masked`.
    static final class ModeName implements ITypeConverter<MaskMode> {
        @Override
        public MaskMode convert(String value) {
            return Names.labelled(MaskMode.values(), MaskMode::label, value);
        }
    }

    /// `whole-picture` or `only-masked`.
    static final class AreaName implements ITypeConverter<PaintedArea> {
        @Override
        public PaintedArea convert(String value) {
            return Names.labelled(PaintedArea.values(), PaintedArea::label, value);
        }
    }
}
