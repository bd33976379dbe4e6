package app.safelight.request;

/// Whether the prompt's and the negative prompt's passes go through the UNet as one.
public enum Batching {
    /// Together unless memory is short.
    AUTO("auto"),
    /// Together: each weight is brought and prepared once.
    ALWAYS("always"),
    /// One after the other, which takes half of the working memory.
    NEVER("never");

    private final String label;

    Batching(String label) {
        this.label = label;
    }

    /// The name on the command line.
    public String label() {
        return label;
    }
}
