package app.safelight.ui.mask;

import app.safelight.engine.image.MaskBlur;
import app.safelight.engine.image.Pixels;
import app.safelight.request.MaskRaster;

/// A change to a whole mask that takes too long for the window's thread.
@FunctionalInterface
public interface MaskOperation {
    /// The mask afterwards; the one given stays as it is.
    MaskRaster apply(MaskRaster mask);

    /// Everything within a distance of what is painted.
    ///
    /// @param pixels the distance
    static MaskOperation grow(int pixels) {
        return mask -> Morphology.grown(mask, pixels);
    }

    /// Everything further than a distance from what is not painted.
    ///
    /// @param pixels the distance
    static MaskOperation shrink(int pixels) {
        return mask -> Morphology.inverted(Morphology.grown(Morphology.inverted(mask), pixels));
    }

    /// The mask with a soft edge.
    ///
    /// @param pixels standard deviation of the blur
    static MaskOperation feather(int pixels) {
        return mask -> {
            Pixels blurred = MaskBlur.blur(MaskRasters.pixels(mask), pixels, pixels);
            return MaskRasters.raster(blurred);
        };
    }
}
