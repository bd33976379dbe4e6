package app.safelight.request;

/// Which side of the mask is painted anew.
public enum MaskMode {
    INPAINT_MASKED("Inpaint masked"),
    INPAINT_NOT_MASKED("Inpaint not masked");

    private final String label;

    MaskMode(String label) {
        this.label = label;
    }

    /// The name in recipes, as AUTOMATIC1111 writes it.
    public String label() {
        return label;
    }
}
