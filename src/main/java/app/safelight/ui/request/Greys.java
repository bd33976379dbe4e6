package app.safelight.ui.request;

/// What a grey of the mask means.
public enum Greys {
    /// Yes or no: AUTOMATIC1111's way.
    ROUNDED,
    /// As much as AUTOMATIC1111 makes of it where the mask is not rounded.
    UNROUNDED,
    /// The share of the denoising strength that counts there.
    STRENGTH,
    /// AUTOMATIC1111's soft inpainting.
    SOFT
}
