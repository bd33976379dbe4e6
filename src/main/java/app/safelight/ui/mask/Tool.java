package app.safelight.ui.mask;

/// What the pointer does on the picture.
public enum Tool {
    /// Moves the picture.
    HAND,
    BRUSH,
    ERASER,
    RECTANGLE,
    ELLIPSE,
    /// Paints what is inside a line drawn freely.
    LASSO,
    /// Paints what is inside a line drawn from corner to corner.
    POLYGON,
    /// Paints what is not painted and hangs together.
    FILL;

    /// Whether it is drawn with the brush's size and hardness.
    public boolean brushes() {
        return this == BRUSH || this == ERASER;
    }
}
