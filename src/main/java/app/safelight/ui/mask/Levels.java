package app.safelight.ui.mask;

import app.safelight.request.MaskRaster;

/// Levels of pixels that can be asked for piece by piece.
public interface Levels {
    /// All pixels.
    Area area();

    /// A copy of the levels of an area inside them, which is not empty.
    MaskRaster raster(Area area);
}
