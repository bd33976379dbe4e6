package app.safelight.cli;

import app.safelight.request.Inpainting;
import app.safelight.request.MaskRules;
import app.safelight.request.Outpainting;
import app.safelight.request.PictureStart;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The finer options of the part of a picture to paint.
final class PaintingOptions {
    private static final String NEED =
            "--mask-round, --mask-weight, --overlay, --grey-strength and --frame-scale need" + " a mask: --mask";

    @Option(
            names = "--outpaint",
            paramLabel = "LEFT,TOP,RIGHT,BOTTOM",
            converter = Sides.class,
            description = "Let the picture grow by so many pixels on each side, and paint what is new; with --mask,"
                    + " also what is masked.")
    private @Nullable Outpainting outpainting;

    @Option(
            names = "--grey-strength",
            negatable = true,
            description = "Let the greys of the mask be shares of --denoise: each part is made anew with its own"
                    + " strength (differential diffusion).")
    private @Nullable Boolean byGrey;

    @Option(
            names = "--frame-scale",
            paramLabel = "X",
            description = "Work on the masked area at this multiple of its own size, 0.25 to 8, in place of --size.")
    private @Nullable Double frameScale;

    @Option(
            names = "--mask-round",
            negatable = true,
            description = "Round the mask of the latent, and transparency as a mask, to none or all. Default: on.")
    private @Nullable Boolean rounded;

    @Option(
            names = "--mask-weight",
            paramLabel = "X",
            description = "How much of what is masked is hidden from an inpainting model, 0 to 1 (Conditional mask"
                    + " weight). Default: 1.")
    private @Nullable Double weight;

    @Option(
            names = "--overlay",
            negatable = true,
            description = "Lay the original back over the result outside the mask. Default: on; without it every pixel"
                    + " changes a little.")
    private @Nullable Boolean overlay;

    /// The start with the rules asked for; null for noise alone.
    ///
    /// @throws IllegalArgumentException if a value is out of range, or there is no mask that it speaks of
    @Nullable
    PictureStart override(@Nullable PictureStart base) {
        if (outpainting == null
                && Stream.of(byGrey, frameScale, rounded, weight, overlay).allMatch(Objects::isNull)) {
            return base;
        }
        if (base == null) {
            throw new IllegalArgumentException("painting needs a picture to start from: --init");
        }
        return base.withInpainting(override(base.inpainting()));
    }

    private Inpainting override(@Nullable Inpainting base) {
        if (base == null && outpainting == null) {
            throw new IllegalArgumentException(NEED);
        }
        Inpainting painting = base == null ? grown() : base;
        MaskRules rules = painting.rules();
        rules = outpainting == null ? rules : rules.with(outpainting);
        rules = frameScale == null ? rules : rules.withFrameScale(frameScale);
        rules = byGrey == null ? rules : rules.with(byGrey ? MaskRules.Strength.BY_GREY : MaskRules.Strength.SAME);
        return new Inpainting(
                painting.mask(),
                painting.blurX(),
                painting.blurY(),
                painting.content(),
                painting.mode(),
                painting.area(),
                painting.padding(),
                Objects.requireNonNullElse(rounded, painting.rounded()),
                Objects.requireNonNullElse(weight, painting.conditionalWeight()),
                Objects.requireNonNullElse(overlay, painting.overlay()),
                painting.soft(),
                rules);
    }

    /// Growth alone; the size is left to the picture unless one is given.
    private Inpainting grown() {
        Outpainting growth = Objects.requireNonNull(outpainting);
        return Inpainting.of(growth).withRules(MaskRules.USUAL.with(growth));
    }

    /// `64,0,64,0`.
    static final class Sides implements ITypeConverter<Outpainting> {
        private static final int COUNT = 4;

        @Override
        public Outpainting convert(String value) {
            try {
                int[] sides = Arrays.stream(value.split(",", -1))
                        .mapToInt(side -> Integer.parseInt(side.strip()))
                        .toArray();
                if (sides.length == COUNT) {
                    return Converters.valid(value, () -> new Outpainting(sides[0], sides[1], sides[2], sides[3]));
                }
            } catch (NumberFormatException _) {
                // said below
            }
            throw new TypeConversionException(value + " is not of the form 64,0,64,0");
        }
    }
}
