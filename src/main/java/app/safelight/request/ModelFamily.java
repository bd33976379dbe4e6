package app.safelight.request;

/// The architectures a checkpoint can have.
public enum ModelFamily {
    /// Stable Diffusion 1.x: CLIP-L text encoder, eight attention heads at every level.
    SD1(512),
    /// Stable Diffusion 2.x: OpenCLIP text encoder, attention heads 64 wide.
    SD2(768),
    /// Stable Diffusion XL base: two text encoders, a pooled vector beside the context.
    SDXL(1024);

    private final int resolution;

    ModelFamily(int resolution) {
        this.resolution = resolution;
    }

    /// Side in pixels of the pictures the original model was trained on.
    public int resolution() {
        return resolution;
    }
}
