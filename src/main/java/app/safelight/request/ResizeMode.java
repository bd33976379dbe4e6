package app.safelight.request;

/// How a picture of another shape is brought to the size asked for.
public enum ResizeMode {
    /// Stretched.
    JUST_RESIZE("just resize"),
    /// As large as it must be to cover the size; what hangs over is cut off.
    CROP_AND_RESIZE("crop and resize"),
    /// As large as it can be inside the size; its edges are drawn out to fill the rest.
    RESIZE_AND_FILL("resize and fill"),
    /// Its latent is stretched.
    LATENT_UPSCALE("just resize (latent upscale)");

    private final String label;

    ResizeMode(String label) {
        this.label = label;
    }

    /// The name in requests and on the command line.
    public String label() {
        return label;
    }
}
