package app.safelight.request;

import org.jspecify.annotations.Nullable;

/// A second pass at a larger size, begun from the picture of the first ("hires fix").
///
/// @param upscaler how the first picture is enlarged
/// @param scale factor of both sides, 1 to 4; counts where width and height are 0
/// @param width of the second pass in pixels; 0 to follow from the height, or both from the scale
/// @param height of the second pass in pixels; 0 to follow from the width
/// @param steps of the second pass; 0 for as many as the first
/// @param denoising how much of the first picture is made anew, 0 to 1
/// @param sampler of the second pass; null for the first's
/// @param schedule of the second pass; null for the first's
/// @param prompt of the second pass; empty for the first's
/// @param negativePrompt of the second pass; empty for the first's
/// @param extraNoise share of further noise added to the enlarged latent first, 0 to 1
public record Hires(
        Upscaler upscaler,
        double scale,
        int width,
        int height,
        int steps,
        double denoising,
        @Nullable SamplerType sampler,
        @Nullable ScheduleType schedule,
        String prompt,
        String negativePrompt,
        double extraNoise) {
    private static final double LARGEST_SCALE = 4;
    private static final int MOST_STEPS = 1000;
    private static final int LARGEST_SIDE = 8192;

    /// AUTOMATIC1111's factor.
    public static final double USUAL_SCALE = 2;

    /// AUTOMATIC1111's denoising strength for the second pass.
    public static final double USUAL_DENOISING = 0.7;

    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public Hires {
        if (!(scale >= 1 && scale <= LARGEST_SCALE)) {
            throw new IllegalArgumentException("scale " + scale + " is not from 1 to " + LARGEST_SCALE);
        }
        if (width < 0 || width > LARGEST_SIDE || height < 0 || height > LARGEST_SIDE) {
            throw new IllegalArgumentException(
                    "hires size " + width + "x" + height + " is not from 0 to " + LARGEST_SIDE);
        }
        if (steps < 0 || steps > MOST_STEPS) {
            throw new IllegalArgumentException("hires steps " + steps + " is not from 0 to " + MOST_STEPS);
        }
        if (!(denoising >= 0 && denoising <= 1)) {
            throw new IllegalArgumentException("hires denoising " + denoising + " is not from 0 to 1");
        }
        if (!(extraNoise >= 0 && extraNoise <= 1)) {
            throw new IllegalArgumentException("hires extraNoise " + extraNoise + " is not from 0 to 1");
        }
    }

    /// A second pass without further noise.
    ///
    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public Hires(
            Upscaler upscaler,
            double scale,
            int width,
            int height,
            int steps,
            double denoising,
            @Nullable SamplerType sampler,
            @Nullable ScheduleType schedule,
            String prompt,
            String negativePrompt) {
        this(upscaler, scale, width, height, steps, denoising, sampler, schedule, prompt, negativePrompt, 0);
    }

    /// A second pass with the first's sampler, steps and prompts.
    public static Hires of(Upscaler upscaler, double scale, double denoising) {
        return new Hires(upscaler, scale, 0, 0, 0, denoising, null, null, "", "");
    }
}
