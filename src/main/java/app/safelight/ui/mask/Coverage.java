package app.safelight.ui.mask;

/// How much of each pixel something covers.
@FunctionalInterface
interface Coverage {
    /// Everything.
    Coverage FULL = (_, _) -> 255;

    /// Level of a pixel, 0 for not at all to 255 for wholly.
    int at(int x, int y);
}
