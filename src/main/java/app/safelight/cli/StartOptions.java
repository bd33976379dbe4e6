package app.safelight.cli;

import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.PictureStart;
import app.safelight.request.ResizeMode;
import app.safelight.request.StepRule;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--mask",
            paramLabel = "PICTURE",
            description = "Paint only where this picture is opaque, or light if it has no transparency; everything"
                    + " outside the blurred mask stays byte for byte.")
    private @Nullable Path mask;

    @Option(
            names = "--mask-blur",
            paramLabel = "N",
            description = "How soft the mask's edge is, 0 to 64 pixels. Default: 4.")
    private @Nullable Integer maskBlur;

    @Option(
            names = "--masked-content",
            paramLabel = "KIND",
            converter = Converters.MaskedContentName.class,
            description = "What is put under the mask first: original, fill, latent-noise or latent-nothing."
                    + " Default: original.")
    private @Nullable MaskedContent content;

    @Option(names = "--invert-mask", description = "Paint outside the mask, and keep what is inside.")
    private boolean invertMask;

    /// The start that was asked for.
    ///
    /// @param base what counts where no option is given; null for noise alone
    /// @throws IllegalArgumentException if options are out of range or stand without the picture they speak of
    @Nullable
    PictureStart override(@Nullable PictureStart base) {
        if (picture == null && base == null) {
            if (denoising != null || exactSteps || resize != null || mask != null || ofMask()) {
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
        return start.withInpainting(override(start.inpainting()));
    }

    private @Nullable Inpainting override(@Nullable Inpainting base) {
        if (mask == null && base == null) {
            if (ofMask()) {
                throw new IllegalArgumentException(
                        "--mask-blur, --masked-content and --invert-mask need a mask: --mask");
            }
            return null;
        }
        Inpainting inpainting = base == null ? Inpainting.of(String.valueOf(mask)) : base;
        inpainting = mask == null ? inpainting : inpainting.withMask(mask.toString());
        inpainting = maskBlur == null ? inpainting : inpainting.withMaskBlur(maskBlur);
        inpainting = content == null ? inpainting : inpainting.withContent(content);
        return invertMask ? inpainting.withMode(MaskMode.INPAINT_NOT_MASKED) : inpainting;
    }

    private boolean ofMask() {
        return maskBlur != null || content != null || invertMask;
    }
}
