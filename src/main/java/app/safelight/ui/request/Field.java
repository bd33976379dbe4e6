package app.safelight.ui.request;

/// A field of the form that can hold something unusable.
public enum Field {
    STEPS,
    CFG,
    SEED,
    WIDTH,
    HEIGHT,
    COUNT,
    DENOISING,
    MASK_BLUR,
    PADDING,
    SCHEDULE_BIAS,
    PRESERVATION,
    CONTRAST,
    MASK_INFLUENCE,
    THRESHOLD,
    DIFFERENCE_CONTRAST,
    LEFT,
    TOP,
    RIGHT,
    BOTTOM,
    FRAME_SCALE,
    MASK_WEIGHT,
    NOISE_MULTIPLIER,
    EXTRA_NOISE
}
