package app.safelight.request;

import org.jspecify.annotations.Nullable;

/// A picture to start from in place of noise alone.
///
/// @param picture path of the picture
/// @param denoising how much of it is made anew, 0 for nothing to 1 for all
/// @param stepRule how many of the steps are taken
/// @param resize how it is brought to the size asked for
/// @param inpainting the part that is painted; null for the whole picture
/// @param noiseMultiplier factor of the noise laid over the picture, 0 to 1.5
/// @param extraNoise share of further noise added to the picture's latent first, 0 to 1
/// @param colourCorrection whether the colours are brought back to the picture's
/// @param background colour under transparent pixels, 0xRRGGBB
public record PictureStart(
        String picture,
        double denoising,
        StepRule stepRule,
        ResizeMode resize,
        @Nullable Inpainting inpainting,
        double noiseMultiplier,
        double extraNoise,
        boolean colourCorrection,
        int background) {
    private static final double STRONGEST_NOISE = 1.5;
    private static final int WHITE = 0xFFFFFF;

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
        if (!(noiseMultiplier >= 0 && noiseMultiplier <= STRONGEST_NOISE)) {
            throw new IllegalArgumentException(
                    "noiseMultiplier " + noiseMultiplier + " is not from 0 to " + STRONGEST_NOISE);
        }
        if (!(extraNoise >= 0 && extraNoise <= 1)) {
            throw new IllegalArgumentException("extraNoise " + extraNoise + " is not from 0 to 1");
        }
        if (background < 0 || background > WHITE) {
            throw new IllegalArgumentException("background " + background + " is no colour");
        }
    }

    /// A start without the finer effects.
    ///
    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public PictureStart(
            String picture, double denoising, StepRule stepRule, ResizeMode resize, @Nullable Inpainting inpainting) {
        this(picture, denoising, stepRule, resize, inpainting, 1, 0, false, WHITE);
    }

    /// Starting from a picture with AUTOMATIC1111's usual settings.
    public static PictureStart of(String picture) {
        return new PictureStart(picture, USUAL_DENOISING, StepRule.SHARE, ResizeMode.JUST_RESIZE, null);
    }

    /// The same from another picture.
    public PictureStart withPicture(String other) {
        return copy(other, denoising, stepRule, resize, inpainting);
    }

    /// The same with another strength.
    public PictureStart withDenoising(double strength) {
        return copy(picture, strength, stepRule, resize, inpainting);
    }

    /// The same with another count of steps.
    public PictureStart withStepRule(StepRule other) {
        return copy(picture, denoising, other, resize, inpainting);
    }

    /// The same with the picture brought to size in another way.
    public PictureStart withResize(ResizeMode other) {
        return copy(picture, denoising, stepRule, other, inpainting);
    }

    /// The same with a part to paint, or null for the whole picture.
    public PictureStart withInpainting(@Nullable Inpainting other) {
        return copy(picture, denoising, stepRule, resize, other);
    }

    /// The same for picture `index` of a batch alone.
    public PictureStart single(int index) {
        return inpainting == null ? this : withInpainting(inpainting.single(index));
    }

    private PictureStart copy(
            String otherPicture,
            double otherDenoising,
            StepRule otherRule,
            ResizeMode otherResize,
            @Nullable Inpainting otherInpainting) {
        return new PictureStart(
                otherPicture,
                otherDenoising,
                otherRule,
                otherResize,
                otherInpainting,
                noiseMultiplier,
                extraNoise,
                colourCorrection,
                background);
    }
}
