package app.safelight.ui.mask;

import app.safelight.request.MaskRaster;
import java.util.Arrays;

/// A mask being painted: one byte a pixel, 255 where the picture is made anew, rows from the top. Only an edit writes
/// into it. Belongs to the window's thread.
public final class Mask implements Levels {
    private final int width;
    private final int height;
    private final byte[] levels;
    private int painted;

    /// An empty mask.
    public Mask(int width, int height) {
        this(new MaskRaster(width, height, new byte[Math.multiplyExact(width, height)]));
    }

    /// A mask with levels of its own from now on.
    Mask(MaskRaster raster) {
        width = raster.width();
        height = raster.height();
        levels = raster.levels();
        for (byte level : levels) {
            painted += level == 0 ? 0 : 1;
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    @Override
    public Area area() {
        return new Area(0, 0, width, height);
    }

    /// Level of a pixel, 0 to 255.
    public int at(int x, int y) {
        return levels[y * width + x] & 0xFF;
    }

    /// Whether nothing is painted.
    public boolean isEmpty() {
        return painted == 0;
    }

    /// A copy of all its levels.
    public MaskRaster raster() {
        return new MaskRaster(width, height, levels.clone());
    }

    @Override
    public MaskRaster raster(Area area) {
        byte[] copy = new byte[area.width() * area.height()];
        for (int y = area.top(); y < area.bottom(); y++) {
            System.arraycopy(levels, y * width + area.left(), copy, (y - area.top()) * area.width(), area.width());
        }
        return new MaskRaster(area.width(), area.height(), copy);
    }

    /// The smallest area outside which a raster of this size has the same levels.
    Area unlike(MaskRaster other) {
        Area unlike = Area.NONE;
        for (int y = 0; y < height; y++) {
            int start = y * width;
            int end = start + width;
            int first = Arrays.mismatch(levels, start, end, other.levels(), start, end);
            if (first >= 0) {
                int last = width - 1;
                while (levels[start + last] == other.levels()[start + last]) {
                    last--;
                }
                unlike = unlike.with(new Area(first, y, last + 1, y + 1));
            }
        }
        return unlike;
    }

    void set(int index, int level) {
        painted += (level == 0 ? 0 : 1) - (levels[index] == 0 ? 0 : 1);
        levels[index] = (byte) level;
    }

    int get(int index) {
        return levels[index] & 0xFF;
    }
}
