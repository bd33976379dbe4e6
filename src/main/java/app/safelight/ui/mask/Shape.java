package app.safelight.ui.mask;

import java.util.ArrayList;
import java.util.List;

/// A closed line and what it covers. A pixel on the line is covered as far as it lies inside.
///
/// @param outline its corners in order
/// @param area the pixels it can cover
/// @param coverage what it covers
record Shape(List<Point> outline, Area area, Coverage coverage) implements Coverage {
    private static final int ELLIPSE_CORNERS = 96;

    Shape {
        outline = List.copyOf(outline);
    }

    @Override
    public int at(int x, int y) {
        return coverage.at(x, y);
    }

    /// The rectangle between two corners.
    static Shape rectangle(Point corner, Point opposite) {
        double left = Math.min(corner.x(), opposite.x());
        double right = Math.max(corner.x(), opposite.x());
        double top = Math.min(corner.y(), opposite.y());
        double bottom = Math.max(corner.y(), opposite.y());
        List<Point> corners =
                List.of(new Point(left, top), new Point(right, top), new Point(right, bottom), new Point(left, bottom));
        return new Shape(
                corners,
                Area.around(left, top, right, bottom),
                (x, y) -> level(overlap(x, left, right) * overlap(y, top, bottom)));
    }

    /// How much of the pixel at a position lies between two bounds.
    private static double overlap(int position, double from, double to) {
        return Math.max(Math.min(position + 1, to) - Math.max(position, from), 0);
    }

    /// The ellipse that fills the rectangle between two corners.
    static Shape ellipse(Point corner, Point opposite) {
        Point middle = corner.towards(opposite, 0.5);
        double across = Math.abs(opposite.x() - corner.x()) / 2;
        double along = Math.abs(opposite.y() - corner.y()) / 2;
        List<Point> corners = new ArrayList<>();
        for (int i = 0; i < ELLIPSE_CORNERS; i++) {
            double angle = 2 * Math.PI * i / ELLIPSE_CORNERS;
            corners.add(new Point(middle.x() + across * Math.cos(angle), middle.y() + along * Math.sin(angle)));
        }
        Area area = Area.around(middle.x() - across, middle.y() - along, middle.x() + across, middle.y() + along);
        return new Shape(corners, area.grown(1), (x, y) -> {
            double dx = x + 0.5 - middle.x();
            double dy = y + 0.5 - middle.y();
            if (across == 0 || along == 0) {
                return 0;
            }
            // distance to the line, to first order: the implicit function over the length of its gradient
            double function = Math.hypot(dx / across, dy / along) - 1;
            double gradient = Math.hypot(dx / (across * across), dy / (along * along)) / (function + 1);
            return level(Double.isFinite(gradient) ? 0.5 - function / gradient : 1);
        });
    }

    /// What is inside a closed line, where it crosses itself what it goes around an odd number of times.
    static Shape polygon(List<Point> corners) {
        PolygonFill fill = PolygonFill.of(corners);
        return new Shape(corners, fill.area(), fill);
    }

    private static int level(double share) {
        return (int) Math.rint(255 * Math.clamp(share, 0, 1));
    }
}
