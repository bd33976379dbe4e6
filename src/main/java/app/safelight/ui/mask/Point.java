package app.safelight.ui.mask;

/// A place on a picture; the middle of its first pixel is at one half.
///
/// @param x picture pixels from the left edge
/// @param y picture pixels from the top edge
public record Point(double x, double y) {
    double distance(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    /// The point a share of the way to another.
    Point towards(Point other, double share) {
        return new Point(x + (other.x - x) * share, y + (other.y - y) * share);
    }
}
