package app.safelight.request;

import org.jspecify.annotations.Nullable;

/// A picture to start from in place of noise alone.
///
/// @param picture path of the picture
/// @param denoising how much of it is made anew, 0 for nothing to 1 for all
/// @param stepRule how many of the steps are taken
/// @param resize how it is brought to the size asked for
/// @param inpainting the part that is painted; null for the whole picture
public record PictureStart(
        String picture,
        double denoising,
        StepRule stepRule,
        ResizeMode resize,
        @Nullable Inpainting inpainting) {
    /// AUTOMATIC1111's denoising strength.
    public static final double USUAL_DENOISING = 0.75;

    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public PictureStart {
        if (picture.isEmpty()) {
            throw new IllegalArgumentException("picture is empty");
        }
        if (!(denoising >= 0 && denoising <= 1)) {
            throw new IllegalArgumentException("denoising " + denoising + " is not from 0 to 1");
        }
    }

    /// Starting from a picture with AUTOMATIC1111's usual settings.
    public static PictureStart of(String picture) {
        return new PictureStart(picture, USUAL_DENOISING, StepRule.SHARE, ResizeMode.JUST_RESIZE, null);
    }

    /// The same from another picture.
    public PictureStart withPicture(String other) {
        return new PictureStart(other, denoising, stepRule, resize, inpainting);
    }

    /// The same with another strength.
    public PictureStart withDenoising(double strength) {
        return new PictureStart(picture, strength, stepRule, resize, inpainting);
    }

    /// The same with another count of steps.
    public PictureStart withStepRule(StepRule other) {
        return new PictureStart(picture, denoising, other, resize, inpainting);
    }

    /// The same with the picture brought to size in another way.
    public PictureStart withResize(ResizeMode other) {
        return new PictureStart(picture, denoising, stepRule, other, inpainting);
    }

    /// The same with a part to paint, or null for the whole picture.
    public PictureStart withInpainting(@Nullable Inpainting other) {
        return new PictureStart(picture, denoising, stepRule, resize, other);
    }
}
