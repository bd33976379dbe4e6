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
    MASK_BLUR
}
