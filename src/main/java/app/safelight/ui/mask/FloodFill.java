package app.safelight.ui.mask;

import app.safelight.request.MaskRaster;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/// Fills what hangs together in a mask, row by row from a first pixel (Smith 1979, "Tint Fill"). Pixels count as
/// painted from half on; the soft edge around what is filled is filled with it.
final class FloodFill {
    private static final int HALF = 128;

    private final MaskRaster mask;
    private final int wanted;
    private final BitSet reached;
    private final Deque<Integer> open = new ArrayDeque<>();

    private FloodFill(MaskRaster mask, Ink ink) {
        this.mask = mask;
        wanted = ink == Ink.PAINT ? 0 : HALF;
        reached = new BitSet(mask.levels().length);
    }

    /// The mask with the part around a pixel painted, or wiped.
    static MaskRaster at(MaskRaster mask, int x, int y, Ink ink) {
        FloodFill fill = new FloodFill(mask, ink);
        if (x >= 0 && y >= 0 && x < mask.width() && y < mask.height()) {
            fill.from(y * mask.width() + x);
        }
        return fill.filled(ink);
    }

    private void from(int first) {
        seed(first);
        while (!open.isEmpty()) {
            int at = open.removeLast();
            if (reached.get(at)) {
                continue;
            }
            int row = at / mask.width() * mask.width();
            int left = at;
            while (left > row && fits(left - 1)) {
                left--;
            }
            int right = at;
            while (right < row + mask.width() - 1 && fits(right + 1)) {
                right++;
            }
            reached.set(left, right + 1);
            for (int i = left; i <= right; i++) {
                seed(i - mask.width());
                seed(i + mask.width());
            }
        }
    }

    private void seed(int at) {
        if (at >= 0 && at < mask.levels().length && fits(at) && !reached.get(at)) {
            open.addLast(at);
        }
    }

    private boolean fits(int at) {
        return (mask.levels()[at] & 0xFF & HALF) == wanted;
    }

    private MaskRaster filled(Ink ink) {
        byte[] levels = mask.levels().clone();
        for (int at = reached.nextSetBit(0); at >= 0; at = reached.nextSetBit(at + 1)) {
            int x = at % mask.width();
            int y = at / mask.width();
            for (int v = Math.max(y - 1, 0); v <= Math.min(y + 1, mask.height() - 1); v++) {
                for (int u = Math.max(x - 1, 0); u <= Math.min(x + 1, mask.width() - 1); u++) {
                    int near = v * mask.width() + u;
                    levels[near] = (byte) ink.over(levels[near] & 0xFF, 255);
                }
            }
        }
        return new MaskRaster(mask.width(), mask.height(), levels);
    }
}
