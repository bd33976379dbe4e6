package app.safelight.ui.mask;

import app.safelight.request.MaskRaster;
import java.util.ArrayDeque;
import java.util.Deque;

/// Growing a mask by a disc (dilation of grey levels, Serra 1982). The disc is a pile of rows, and for each of its
/// widths the greatest level within that width is found along all rows with a falling queue.
final class Morphology {
    private Morphology() {}

    /// At each pixel the greatest level within a distance.
    static MaskRaster grown(MaskRaster mask, int distance) {
        byte[] grown = mask.levels().clone();
        for (int off = 0; off <= distance; off++) {
            int half = (int) Math.floor(Math.sqrt((double) distance * distance - (double) off * off));
            widen(mask, half, off, grown);
        }
        return new MaskRaster(mask.width(), mask.height(), grown);
    }

    /// Lays the rows, each widened on both sides, over those a distance above and below them.
    private static void widen(MaskRaster mask, int half, int off, byte[] grown) {
        int width = mask.width();
        byte[] wide = new byte[width];
        for (int y = 0; y < mask.height(); y++) {
            if (greatest(mask.levels(), y * width, width, half, wide)) {
                lay(wide, grown, y - off, mask);
                lay(wide, grown, y + off, mask);
            }
        }
    }

    private static void lay(byte[] wide, byte[] grown, int y, MaskRaster mask) {
        if (y >= 0 && y < mask.height()) {
            int row = y * mask.width();
            for (int x = 0; x < wide.length; x++) {
                if ((wide[x] & 0xFF) > (grown[row + x] & 0xFF)) {
                    grown[row + x] = wide[x];
                }
            }
        }
    }

    /// The greatest level within a half width of each position of a row.
    ///
    /// @return whether there is any above zero
    private static boolean greatest(byte[] levels, int start, int width, int half, byte[] out) {
        Deque<Integer> falling = new ArrayDeque<>();
        boolean any = false;
        for (int x = 0; x < width + half; x++) {
            if (x < width) {
                int level = levels[start + x] & 0xFF;
                any |= level != 0;
                while (!falling.isEmpty() && (levels[start + falling.getLast()] & 0xFF) <= level) {
                    falling.removeLast();
                }
                falling.addLast(x);
            }
            int at = x - half;
            if (at >= 0) {
                while (falling.getFirst() < at - half) {
                    falling.removeFirst();
                }
                out[at] = levels[start + falling.getFirst()];
            }
        }
        return any;
    }

    /// The other side of a mask.
    static MaskRaster inverted(MaskRaster mask) {
        byte[] levels = new byte[mask.levels().length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (255 - (mask.levels()[i] & 0xFF));
        }
        return new MaskRaster(mask.width(), mask.height(), levels);
    }
}
