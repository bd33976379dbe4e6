package app.safelight.ui.mask;

import app.safelight.request.MaskRaster;

/// A copy of a mask that follows it change by change, for whoever writes it to disk.
final class MaskShadow {
    private MaskRaster raster = new MaskRaster(1, 1, new byte[1]);

    /// A part of a mask at one moment.
    ///
    /// @param whole all pixels of the mask
    /// @param area where the part lies
    /// @param levels of the part
    record Patch(Area whole, Area area, MaskRaster levels) {}

    /// Takes a part over. One of a mask of another size must be all of it.
    void apply(Patch patch) {
        Area area = patch.area();
        if (area.equals(patch.whole())) {
            raster = patch.levels();
            return;
        }
        for (int y = area.top(); y < area.bottom(); y++) {
            System.arraycopy(
                    patch.levels().levels(),
                    (y - area.top()) * area.width(),
                    raster.levels(),
                    y * raster.width() + area.left(),
                    area.width());
        }
    }

    /// The whole, which the next part is written into.
    MaskRaster raster() {
        return raster;
    }
}
