package app.safelight.request;

/// What brackets in a prompt do.
public enum EmphasisMode {
    /// Each token's state is multiplied by its weight; then the chunk is scaled to the mean it had before.
    ORIGINAL("Original"),
    /// Each token's state is multiplied by its weight.
    NO_NORM("No norm"),
    /// Brackets are read and left out, weights have no effect.
    IGNORE("Ignore"),
    /// Brackets are text like any other.
    NONE("None");

    private final String label;

    EmphasisMode(String label) {
        this.label = label;
    }

    /// The name in recipes, as AUTOMATIC1111 writes it.
    public String label() {
        return label;
    }
}
