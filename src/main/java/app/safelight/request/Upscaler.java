package app.safelight.request;

/// How the first pass of a hires picture is enlarged for the second.
public enum Upscaler {
    /// The latent, bilinear.
    LATENT("Latent"),
    LATENT_ANTIALIASED("Latent (antialiased)"),
    LATENT_BICUBIC("Latent (bicubic)"),
    LATENT_BICUBIC_ANTIALIASED("Latent (bicubic antialiased)"),
    LATENT_NEAREST("Latent (nearest)"),
    LATENT_NEAREST_EXACT("Latent (nearest-exact)"),
    /// The decoded picture, as its resizing alone does it.
    NONE("None"),
    /// The decoded picture, Lanczos.
    LANCZOS("Lanczos"),
    /// The decoded picture, each pixel a block.
    NEAREST("Nearest");

    private final String label;

    Upscaler(String label) {
        this.label = label;
    }

    /// The name in recipes, as AUTOMATIC1111 writes it.
    public String label() {
        return label;
    }

    /// Whether it enlarges the latent, so that the first pass is not decoded.
    public boolean ofLatents() {
        return switch (this) {
            case LATENT,
                    LATENT_ANTIALIASED,
                    LATENT_BICUBIC,
                    LATENT_BICUBIC_ANTIALIASED,
                    LATENT_NEAREST,
                    LATENT_NEAREST_EXACT -> true;
            case NONE, LANCZOS, NEAREST -> false;
        };
    }
}
