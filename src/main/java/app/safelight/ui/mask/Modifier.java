package app.safelight.ui.mask;

/// What is held while the pointer is used.
public enum Modifier {
    /// Straight on from the last stroke; a shape as wide as it is high.
    SHIFT,
    /// Wipes in place of painting where it is held from the start; later on, a shape around its first point.
    ALT,
    /// The other button of the mouse: wipes in place of painting.
    SECONDARY
}
