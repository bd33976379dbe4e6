package app.safelight.ui.mask;

import java.util.Set;

/// A brush or an eraser drawn over the mask.
final class BrushGesture implements Gesture {
    /// The longest line drawn at once: a long one crosses many pixels that it does not touch.
    private static final double LONGEST = 64;

    private final MaskLayer layer;
    private final Ink ink;
    private final Brush brush;
    private Point last;

    /// Puts the brush down.
    ///
    /// @param from where a straight line to that point begins; the point itself for none
    BrushGesture(MaskLayer layer, Ink ink, Brush brush, Point from, Point at) {
        this.layer = layer;
        this.ink = ink;
        this.brush = brush;
        last = from;
        layer.begin();
        line(at);
    }

    @Override
    public void drag(Point to, Set<Modifier> held) {
        line(to);
    }

    private void line(Point to) {
        Point from = last;
        int pieces = (int) Math.max(Math.ceil(from.distance(to) / Math.max(LONGEST, brush.size())), 1);
        for (int i = 0; i < pieces; i++) {
            Dab dab =
                    new Dab(brush, from.towards(to, (double) i / pieces), from.towards(to, (double) (i + 1) / pieces));
            layer.apply(ink, dab.area(), dab);
        }
        last = to;
    }

    @Override
    public void jump(Point to) {
        last = to;
    }

    @Override
    public void finish() {
        layer.finish();
    }

    /// Where it is now.
    Point last() {
        return last;
    }
}
