package app.safelight.ui.mask;

/// A rectangle of pixels: columns from `left` up to, not with, `right`, and rows from `top` up to, not with, `bottom`.
public record Area(int left, int top, int right, int bottom) {
    /// No pixel at all.
    public static final Area NONE = new Area(0, 0, 0, 0);

    /// The pixels that a rectangle between two points touches.
    static Area around(double left, double top, double right, double bottom) {
        return new Area((int) Math.floor(left), (int) Math.floor(top), (int) Math.ceil(right), (int) Math.ceil(bottom));
    }

    public int width() {
        return Math.max(right - left, 0);
    }

    public int height() {
        return Math.max(bottom - top, 0);
    }

    public boolean isEmpty() {
        return right <= left || bottom <= top;
    }

    /// The smallest rectangle that holds both.
    public Area with(Area other) {
        if (isEmpty()) {
            return other;
        }
        return other.isEmpty()
                ? this
                : new Area(
                        Math.min(left, other.left),
                        Math.min(top, other.top),
                        Math.max(right, other.right),
                        Math.max(bottom, other.bottom));
    }

    /// What lies in both.
    public Area within(Area other) {
        Area shared = new Area(
                Math.max(left, other.left),
                Math.max(top, other.top),
                Math.min(right, other.right),
                Math.min(bottom, other.bottom));
        return shared.isEmpty() ? NONE : shared;
    }

    /// The same with that many pixels more on each side.
    public Area grown(int pixels) {
        return isEmpty() ? this : new Area(left - pixels, top - pixels, right + pixels, bottom + pixels);
    }
}
