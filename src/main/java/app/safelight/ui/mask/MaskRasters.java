package app.safelight.ui.mask;

import app.safelight.engine.image.Masks;
import app.safelight.engine.image.Pixels;
import app.safelight.engine.image.Resizing;
import app.safelight.request.ArgbPicture;
import app.safelight.request.MaskRaster;

/// Masks out of pictures, by the rules of the engine.
final class MaskRasters {
    private MaskRasters() {}

    /// The mask a picture stands for: what is opaque in it, or light where nothing is transparent.
    static MaskRaster of(ArgbPicture picture) {
        return raster(Masks.of(picture));
    }

    /// The mask in another size.
    static MaskRaster stretched(MaskRaster mask, int width, int height) {
        return mask.width() == width && mask.height() == height
                ? mask
                : raster(Resizing.cubic(pixels(mask), width, height));
    }

    static Pixels pixels(MaskRaster mask) {
        return new Pixels(mask.width(), mask.height(), 1, mask.levels());
    }

    static MaskRaster raster(Pixels pixels) {
        return new MaskRaster(pixels.width(), pixels.height(), pixels.values());
    }
}
