package app.safelight.ui.mask;

import app.safelight.engine.image.MaskBlur;
import app.safelight.engine.image.Masks;
import app.safelight.engine.image.Pixels;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskRaster;

/// How the engine makes of a mask what acts: the side that is painted, blurred.
///
/// @param mode which side is painted
/// @param blur standard deviation in pixels
public record ActingRule(MaskMode mode, int blur) {
    private static final double REACH = 2.5;

    /// How far a pixel acts on others.
    public int reach() {
        return (int) (REACH * blur + 0.5);
    }

    /// A piece of a mask that is enough to know how an area of it acts.
    ///
    /// @param raster levels of the surroundings
    /// @param surroundings where they lie
    /// @param area what is asked for
    public record Piece(MaskRaster raster, Area surroundings, Area area) {}

    /// Cuts a piece out of a mask.
    public Piece piece(Levels mask, Area area) {
        Area wanted = area.within(mask.area());
        Area surroundings = wanted.grown(reach()).within(mask.area());
        return new Piece(mask.raster(surroundings), surroundings, wanted);
    }

    /// How the area of a piece acts.
    public MaskRaster apply(Piece piece) {
        Pixels drawn = MaskRasters.pixels(piece.raster());
        Pixels side = mode == MaskMode.INPAINT_MASKED ? drawn : Masks.inverted(drawn);
        Mask blurred = new Mask(MaskRasters.raster(MaskBlur.blur(side, blur, blur)));
        Area around = piece.surroundings();
        Area area = piece.area();
        return blurred.raster(new Area(
                area.left() - around.left(),
                area.top() - around.top(),
                area.right() - around.left(),
                area.bottom() - around.top()));
    }
}
