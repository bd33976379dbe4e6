package app.safelight.ui.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A line drawn freely around what is to be painted.
final class LassoGesture implements Gesture {
    private final MaskLayer layer;
    private final Ink ink;
    private final List<Point> points = new ArrayList<>();

    LassoGesture(MaskLayer layer, Ink ink, Point at) {
        this.layer = layer;
        this.ink = ink;
        points.add(at);
    }

    @Override
    public void drag(Point to, Set<Modifier> held) {
        if (!to.equals(points.getLast())) {
            points.add(to);
        }
    }

    @Override
    public void finish() {
        Shape shape = Shape.polygon(points);
        layer.edit(ink, shape.area(), shape);
    }

    @Override
    public List<Point> outline() {
        return points;
    }
}
