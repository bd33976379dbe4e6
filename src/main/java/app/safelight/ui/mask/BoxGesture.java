package app.safelight.ui.mask;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A rectangle or an ellipse drawn from corner to corner.
final class BoxGesture implements Gesture {
    private final MaskLayer layer;
    private final Ink ink;
    private final Form form;
    private final Set<Modifier> heldFromTheStart;
    private Point anchor;
    private Point corner;
    private Shape shape;

    /// Makes a shape between two corners.
    @FunctionalInterface
    interface Form {
        Shape between(Point corner, Point opposite);
    }

    BoxGesture(MaskLayer layer, Ink ink, Form form, Point at, Set<Modifier> held) {
        this.layer = layer;
        this.ink = ink;
        this.form = form;
        heldFromTheStart = EnumSet.noneOf(Modifier.class);
        heldFromTheStart.addAll(held);
        anchor = at;
        corner = at;
        shape = form.between(at, at);
    }

    @Override
    public void drag(Point to, Set<Modifier> held) {
        heldFromTheStart.retainAll(held);
        corner = to;
        double width = to.x() - anchor.x();
        double height = to.y() - anchor.y();
        if (held.contains(Modifier.SHIFT)) {
            double side = Math.max(Math.abs(width), Math.abs(height));
            width = Math.copySign(side, width);
            height = Math.copySign(side, height);
        }
        boolean centred = held.contains(Modifier.ALT) && !heldFromTheStart.contains(Modifier.ALT);
        Point opposite = centred ? new Point(anchor.x() - width, anchor.y() - height) : anchor;
        shape = form.between(opposite, new Point(anchor.x() + width, anchor.y() + height));
    }

    /// Moves the whole shape along.
    @Override
    public void jump(Point to) {
        anchor = new Point(anchor.x() + to.x() - corner.x(), anchor.y() + to.y() - corner.y());
        drag(to, heldFromTheStart);
    }

    @Override
    public void finish() {
        layer.edit(ink, shape.area(), shape);
    }

    @Override
    public List<Point> outline() {
        return shape.outline();
    }
}
