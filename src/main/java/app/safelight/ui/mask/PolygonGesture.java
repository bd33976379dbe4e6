package app.safelight.ui.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A line from corner to corner around what is to be painted. It is closed by going back to its beginning.
final class PolygonGesture implements Gesture {
    private final MaskLayer layer;
    private final Ink ink;
    private final double near;
    private final List<Point> corners = new ArrayList<>();
    private Point pointer;

    /// @param near how far from the first corner the line counts as closed, in picture pixels
    PolygonGesture(MaskLayer layer, Ink ink, double near, Point at) {
        this.layer = layer;
        this.ink = ink;
        this.near = near;
        corners.add(at);
        pointer = at;
    }

    @Override
    public void press(Point at) {
        pointer = at;
        corners.add(at);
    }

    @Override
    public void drag(Point to, Set<Modifier> held) {
        pointer = to;
        corners.set(corners.size() - 1, to);
    }

    @Override
    public void hover(Point to) {
        pointer = to;
    }

    @Override
    public boolean release() {
        int size = corners.size();
        boolean again = size > 1 && corners.getLast().distance(corners.get(size - 2)) <= near;
        boolean closed = size > 2 && corners.getLast().distance(corners.getFirst()) <= near;
        if (again || closed) {
            corners.removeLast();
            finish();
            return false;
        }
        return true;
    }

    @Override
    public void finish() {
        Shape shape = Shape.polygon(corners);
        layer.edit(ink, shape.area(), shape);
    }

    @Override
    public List<Point> outline() {
        List<Point> line = new ArrayList<>(corners);
        line.add(pointer);
        return line;
    }
}
