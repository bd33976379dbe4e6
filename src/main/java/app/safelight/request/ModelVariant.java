package app.safelight.request;

/// What a model takes beside the noisy latent.
public enum ModelVariant {
    /// The noisy latent alone: 4 input channels.
    BASE,
    /// Mask and masked picture too: 9 input channels.
    INPAINTING
}
