package app.safelight.ui.mask;

import java.util.HashMap;
import java.util.Map;

/// A change to a mask while it is made, from the first touch of a tool to the last. Remembers each tile as it was
/// before it was first touched.
final class MaskEdit {
    private final Mask mask;
    private final Tiles tiles;
    private final Map<Integer, byte[]> before = new HashMap<>();
    private Area touched = Area.NONE;

    MaskEdit(Mask mask) {
        this.mask = mask;
        tiles = new Tiles(mask);
    }

    /// Changes the pixels of an area as far as they are covered.
    ///
    /// @return the pixels that can have changed
    Area apply(Ink ink, Area wanted, Coverage coverage) {
        Area area = wanted.within(mask.area());
        tiles.in(area).forEach(tile -> before.computeIfAbsent(tile, tiles::copy));
        int settled = ink.settled();
        for (int y = area.top(); y < area.bottom(); y++) {
            int row = y * mask.width();
            for (int x = area.left(); x < area.right(); x++) {
                int level = mask.get(row + x);
                // most of what a brush touches it has touched a moment before
                if (level != settled) {
                    int next = ink.over(level, coverage.at(x, y));
                    if (next != level) {
                        mask.set(row + x, next);
                    }
                }
            }
        }
        touched = touched.with(area);
        return area;
    }

    /// Everything it has touched so far.
    Area touched() {
        return touched;
    }

    /// What it has touched so far, for finding out elsewhere what it has changed.
    Draft draft() {
        return new Draft(Map.copyOf(before), touched);
    }

    /// An edit that is not finished.
    ///
    /// @param before the tiles it has touched, as they were
    /// @param touched all its pixels
    record Draft(Map<Integer, byte[]> before, Area touched) {}

    /// What it has changed.
    MaskChange finish() {
        return MaskChange.since(mask, before, touched);
    }
}
