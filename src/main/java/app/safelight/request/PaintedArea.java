package app.safelight.request;

/// How much of a picture is worked on when a part of it is painted anew.
public enum PaintedArea {
    /// All of it.
    WHOLE_PICTURE("Whole picture"),
    /// The mask with a margin, enlarged to the size asked for.
    ONLY_MASKED("Only masked");

    private final String label;

    PaintedArea(String label) {
        this.label = label;
    }

    /// The name in recipes, as AUTOMATIC1111 writes it.
    public String label() {
        return label;
    }
}
