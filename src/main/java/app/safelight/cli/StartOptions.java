package app.safelight.cli;

import app.safelight.request.PictureStart;
import app.safelight.request.ResizeMode;
import app.safelight.request.StepRule;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of a picture to start from and of the part of it to paint.
final class StartOptions {
    @Option(
            names = "--init",
            paramLabel = "PICTURE",
            description = "Start from a picture, PNG or JPEG, in place of noise alone.")
    private @Nullable Path picture;

    @Option(
            names = "--denoise",
            paramLabel = "X",
            description = "How much of that picture is made anew, 0 to 1. Default: 0.75.")
    private @Nullable Double denoising;

    @Option(
            names = "--exact-steps",
            description = "Take all the steps asked for, not as large a share of them as --denoise says.")
    private boolean exactSteps;

    @Option(
            names = "--resize-mode",
            paramLabel = "MODE",
            converter = Converters.ResizeModeName.class,
            description = "How that picture is brought to the size: just-resize, crop-and-resize or resize-and-fill."
                    + " Default: just-resize.")
    private @Nullable ResizeMode resize;

    @Mixin
    private MaskOptions mask = new MaskOptions();

    /// The start that was asked for.
    ///
    /// @param base what counts where no option is given; null for noise alone
    /// @throws IllegalArgumentException if options are out of range or stand without the picture they speak of
    @Nullable
    PictureStart override(@Nullable PictureStart base) {
        if (picture == null && base == null) {
            if (denoising != null || exactSteps || resize != null || mask.given()) {
                throw new IllegalArgumentException(
                        "--denoise, --exact-steps, --resize-mode and --mask need a picture to start from: --init");
            }
            return null;
        }
        PictureStart start = base == null ? PictureStart.of(String.valueOf(picture)) : base;
        start = picture == null ? start : start.withPicture(picture.toString());
        start = denoising == null ? start : start.withDenoising(denoising);
        start = exactSteps ? start.withStepRule(StepRule.EXACT) : start;
        start = resize == null ? start : start.withResize(resize);
        return start.withInpainting(mask.override(start.inpainting()));
    }
}
