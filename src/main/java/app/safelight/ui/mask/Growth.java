package app.safelight.ui.mask;

/// How far a picture grows beyond its edges.
///
/// @param left pixels added at the left
/// @param top pixels added at the top
/// @param right pixels added at the right
/// @param bottom pixels added at the bottom
public record Growth(int left, int top, int right, int bottom) {
    /// Not at all.
    public static final Growth NONE = new Growth(0, 0, 0, 0);

    private static final int GRID = 8;
    private static final int FURTHEST = 2048;

    /// A side of a picture.
    public enum Side {
        LEFT,
        TOP,
        RIGHT,
        BOTTOM
    }

    /// Where the picture lies once it has grown, in its own pixels.
    public Area around(BasePicture picture) {
        return new Area(-left, -top, picture.width() + right, picture.height() + bottom);
    }

    /// The same with a side drawn out to a place, in steps of 8 and not inwards.
    public Growth drawn(Side side, Point to, BasePicture picture) {
        return switch (side) {
            case LEFT -> new Growth(steps(-to.x()), top, right, bottom);
            case TOP -> new Growth(left, steps(-to.y()), right, bottom);
            case RIGHT -> new Growth(left, top, steps(to.x() - picture.width()), bottom);
            case BOTTOM -> new Growth(left, top, right, steps(to.y() - picture.height()));
        };
    }

    private static int steps(double pixels) {
        return Math.clamp(Math.round(pixels / GRID) * GRID, 0, FURTHEST);
    }
}
