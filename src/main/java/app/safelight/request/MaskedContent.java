package app.safelight.request;

/// What is put under the mask before painting begins.
public enum MaskedContent {
    /// What is there.
    ORIGINAL("original"),
    /// The colours around the mask, blurred into it.
    FILL("fill"),
    /// Noise in the latent.
    LATENT_NOISE("latent noise"),
    /// Zeros in the latent.
    LATENT_NOTHING("latent nothing");

    private final String label;

    MaskedContent(String label) {
        this.label = label;
    }

    /// The name in recipes, as AUTOMATIC1111 writes it.
    public String label() {
        return label;
    }
}
