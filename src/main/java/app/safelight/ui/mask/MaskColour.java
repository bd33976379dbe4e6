package app.safelight.ui.mask;

/// Colours a mask can be shown in.
public enum MaskColour {
    RED,
    GREEN,
    BLUE
}
