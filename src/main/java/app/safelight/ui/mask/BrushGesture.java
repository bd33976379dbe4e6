package app.safelight.ui.mask;

import java.util.Set;

/// A brush or an eraser drawn over the mask.
final class BrushGesture implements Gesture {
    /// The longest line drawn at once: a long one crosses many pixels that it does not touch.
    private static final double LONGEST = 64;

    private final MaskLayer layer;
    private final Ink ink;
    private final Brush brush;
    private final double smoothing;
    private Point last;
    private Point pointer;

    /// Puts the brush down.
    ///
    /// @param smoothing share of each movement that is left to the next ones, 0 to 1
    /// @param from where a straight line to that point begins; the point itself for none
    BrushGesture(MaskLayer layer, Ink ink, Brush brush, double smoothing, Point from, Point at) {
        this.layer = layer;
        this.ink = ink;
        this.brush = brush;
        this.smoothing = smoothing;
        last = from;
        pointer = at;
        layer.begin();
        line(at);
    }

    @Override
    public void drag(Point to, Set<Modifier> held) {
        pointer = to;
        line(last.towards(to, 1 - smoothing));
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
        pointer = to;
    }

    /// Draws what smoothing has left over.
    @Override
    public void finish() {
        line(pointer);
        layer.finish();
    }

    /// Where the pointer is now.
    Point last() {
        return pointer;
    }
}
