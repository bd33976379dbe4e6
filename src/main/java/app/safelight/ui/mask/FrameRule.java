package app.safelight.ui.mask;

import app.safelight.engine.image.CropRegion;
import app.safelight.engine.image.Pixels;
import app.safelight.request.ImageSize;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskRaster;
import java.util.Optional;

/// How the engine finds the part of a picture that is worked on where only the masked area is.
///
/// @param acting how the mask acts
/// @param padding margin around it in pixels
/// @param worked size the part is brought to
public record FrameRule(ActingRule acting, int padding, ImageSize worked) {
    /// The part, for a mask; nothing where nothing is to be painted.
    Optional<CropFrame> frame(MaskRaster raster) {
        Mask mask = new Mask(raster);
        Area near = near(mask);
        if (near.isEmpty()) {
            return Optional.empty();
        }
        MaskRaster part = acting.apply(acting.piece(mask, near));
        CropRegion place = new CropRegion(near.left(), near.top(), near.width(), near.height());
        Pixels whole = place.placed(MaskRasters.pixels(part), mask.width(), mask.height());
        return CropRegion.around(whole, padding)
                .map(region -> region.grown(worked, mask.width(), mask.height()))
                .map(region -> new Area(
                        region.left(), region.top(), region.left() + region.width(), region.top() + region.height()))
                .map(area -> new CropFrame(area, worked));
    }

    /// Where the mask can act: all, or no further from what is painted than the blur reaches.
    private Area near(Mask mask) {
        if (acting.mode() == MaskMode.INPAINT_NOT_MASKED) {
            return mask.area();
        }
        MaskRaster empty = new MaskRaster(mask.width(), mask.height(), new byte[mask.width() * mask.height()]);
        return mask.unlike(empty).grown(acting.reach()).within(mask.area());
    }
}
