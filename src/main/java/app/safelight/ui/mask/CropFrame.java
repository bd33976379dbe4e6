package app.safelight.ui.mask;

import app.safelight.request.ImageSize;

/// The part of the picture that is worked on where only the masked area is.
///
/// @param area of the picture
/// @param worked size it is brought to
public record CropFrame(Area area, ImageSize worked) {
    /// How much larger it is worked on than it is; below 1 where smaller.
    public double scale() {
        return (double) worked.width() / area.width();
    }
}
