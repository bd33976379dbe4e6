package app.safelight.engine.djl;

/// The activation of a text encoder's feed-forward layers.
enum TextActivation {
    /// `x · σ(1.702 x)`, of the original CLIP.
    QUICK_GELU,
    /// The exact error-function form, of OpenCLIP.
    GELU
}
