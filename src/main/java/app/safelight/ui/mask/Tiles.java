package app.safelight.ui.mask;

import java.util.stream.IntStream;

/// A mask cut into squares, numbered along rows; those at the right and at the bottom can be smaller.
final class Tiles {
    private static final int SIDE = 64;

    private final Mask mask;
    private final int columns;

    Tiles(Mask mask) {
        this.mask = mask;
        columns = (mask.width() + SIDE - 1) / SIDE;
    }

    /// How many there are.
    int count() {
        return columns * ((mask.height() + SIDE - 1) / SIDE);
    }

    /// Numbers of the tiles that an area inside the mask touches.
    IntStream in(Area area) {
        if (area.isEmpty()) {
            return IntStream.empty();
        }
        return IntStream.rangeClosed(area.top() / SIDE, (area.bottom() - 1) / SIDE)
                .flatMap(row -> IntStream.rangeClosed(area.left() / SIDE, (area.right() - 1) / SIDE)
                        .map(column -> row * columns + column));
    }

    /// The pixels of a tile.
    Area area(int tile) {
        int left = tile % columns * SIDE;
        int top = tile / columns * SIDE;
        return new Area(left, top, left + SIDE, top + SIDE).within(mask.area());
    }

    /// The levels of a tile as they are now.
    byte[] copy(int tile) {
        return mask.raster(area(tile)).levels();
    }
}
