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
/// @param asked size the part is brought to, unless it is scaled
/// @param scale factor from the part's size to the one it is worked on at; 0 for the size asked
public record FrameRule(ActingRule acting, int padding, ImageSize asked, double scale) {
    private static final int GRID = 8;
    private static final int SMALLEST = 64;
    private static final int LARGEST = 8192;

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
        return CropRegion.around(whole, padding).map(region -> {
            ImageSize worked =
                    scale == 0 ? asked : new ImageSize(onGrid(region.width() * scale), onGrid(region.height() * scale));
            CropRegion grown = region.grown(worked, mask.width(), mask.height());
            Area area = new Area(grown.left(), grown.top(), grown.left() + grown.width(), grown.top() + grown.height());
            return new CropFrame(area, worked);
        });
    }

    private static int onGrid(double pixels) {
        return Math.clamp((long) Math.ceil(pixels / GRID) * GRID, SMALLEST, LARGEST);
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
