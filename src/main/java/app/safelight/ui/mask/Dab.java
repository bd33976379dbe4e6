package app.safelight.ui.mask;

/// What a brush covers when it is drawn along a straight line: at each pixel what the brush covers at its distance
/// from the line.
final class Dab implements Coverage {
    private final Point from;
    private final Brush brush;
    private final double alongX;
    private final double alongY;
    private final double length;
    private final Area area;

    /// @param to where the line ends; the same point for a single touch
    Dab(Brush brush, Point from, Point to) {
        this.brush = brush;
        this.from = from;
        double distance = from.distance(to);
        length = distance;
        alongX = distance == 0 ? 0 : (to.x() - from.x()) / distance;
        alongY = distance == 0 ? 0 : (to.y() - from.y()) / distance;
        double reach = brush.reach();
        area = Area.around(
                Math.min(from.x(), to.x()) - reach,
                Math.min(from.y(), to.y()) - reach,
                Math.max(from.x(), to.x()) + reach,
                Math.max(from.y(), to.y()) + reach);
    }

    /// The pixels it can cover.
    Area area() {
        return area;
    }

    @Override
    public int at(int x, int y) {
        double dx = x + 0.5 - from.x();
        double dy = y + 0.5 - from.y();
        double share = Math.clamp(dx * alongX + dy * alongY, 0, length);
        double offX = dx - share * alongX;
        double offY = dy - share * alongY;
        double square = offX * offX + offY * offY;
        if (square <= brush.core() * brush.core()) {
            return 255;
        }
        return square >= brush.reach() * brush.reach() ? 0 : brush.level(Math.sqrt(square));
    }
}
