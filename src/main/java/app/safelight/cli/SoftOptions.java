package app.safelight.cli;

import app.safelight.request.Inpainting;
import app.safelight.request.PictureStart;
import app.safelight.request.SoftInpainting;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of soft inpainting; any of its dials asks for it.
final class SoftOptions {
    @Option(
            names = "--soft-inpainting",
            negatable = true,
            description = "Let the mask say how much, not whether, and blend seamlessly; best with a large --mask-blur"
                    + " (Soft inpainting).")
    private @Nullable Boolean soft;

    @Option(names = "--soft-schedule-bias", paramLabel = "X", description = "(Schedule bias) Default: 1.")
    private @Nullable Double bias;

    @Option(names = "--soft-preservation", paramLabel = "X", description = "(Preservation strength) Default: 0.5.")
    private @Nullable Double preservation;

    @Option(names = "--soft-contrast", paramLabel = "X", description = "(Transition contrast boost) Default: 4.")
    private @Nullable Double contrast;

    @Option(names = "--soft-mask-influence", paramLabel = "X", description = "0 to 1 (Mask influence). Default: 0.")
    private @Nullable Double influence;

    @Option(names = "--soft-threshold", paramLabel = "X", description = "(Difference threshold) Default: 0.5.")
    private @Nullable Double threshold;

    @Option(names = "--soft-difference-contrast", paramLabel = "X", description = "(Difference contrast) Default: 2.")
    private @Nullable Double differenceContrast;

    @Option(
            names = "--soft-confined",
            negatable = true,
            description = "Change nothing outside the blurred mask. Default: on; AUTOMATIC1111 takes over what changed"
                    + " there too.")
    private @Nullable Boolean confined;

    /// The start with soft inpainting as asked for; null for noise alone.
    ///
    /// @throws IllegalArgumentException if a value is out of range, or there is no mask
    @Nullable
    PictureStart override(@Nullable PictureStart base) {
        if (Stream.of(soft, bias, preservation, contrast, influence, threshold, differenceContrast, confined)
                .allMatch(Objects::isNull)) {
            return base;
        }
        Inpainting painting = base == null ? null : base.inpainting();
        if (base == null || painting == null) {
            throw new IllegalArgumentException("--soft-inpainting and its dials need a mask: --mask");
        }
        return base.withInpainting(
                Boolean.FALSE.equals(soft) ? painting.withSoft(null) : painting.withSoft(over(painting.soft())));
    }

    private SoftInpainting over(@Nullable SoftInpainting base) {
        SoftInpainting usual = base == null ? SoftInpainting.USUAL : base;
        return new SoftInpainting(
                Objects.requireNonNullElse(bias, usual.scheduleBias()),
                Objects.requireNonNullElse(preservation, usual.preservation()),
                Objects.requireNonNullElse(contrast, usual.transitionContrast()),
                Objects.requireNonNullElse(influence, usual.maskInfluence()),
                Objects.requireNonNullElse(threshold, usual.differenceThreshold()),
                Objects.requireNonNullElse(differenceContrast, usual.differenceContrast()),
                Objects.requireNonNullElse(confined, usual.confined()));
    }
}
