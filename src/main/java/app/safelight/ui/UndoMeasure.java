package app.safelight.ui;

import app.safelight.ui.mask.MaskLayer;
import app.safelight.ui.mask.PainterModel;
import app.safelight.ui.mask.Point;
import app.safelight.ui.mask.Tool;
import java.util.Set;
import java.util.SplittableRandom;

/// What it takes to take strokes back.
///
/// @param side of the picture in pixels
/// @param strokes drawn
/// @param undone strokes that could be taken back, down to an empty mask
/// @param bytes of memory they took
public record UndoMeasure(int side, int strokes, int undone, long bytes) {
    private static final int STROKES = 500;
    private static final int POINTS = 20;
    private static final double BRUSH_SHARE = 0.02;
    private static final double STEP_SHARE = 0.03;

    /// Draws strokes that wander over the picture and takes them all back. Belongs to the window's thread.
    static UndoMeasure of(PainterModel painter, int side) {
        MaskLayer layer = painter.document().layer();
        painter.document().discardMask();
        painter.toolProperty().set(Tool.BRUSH);
        painter.brush().sizeProperty().set(Math.rint(BRUSH_SHARE * side));
        painter.brush().hardnessProperty().set(0.5);
        SplittableRandom random = new SplittableRandom(side);
        for (int i = 0; i < STROKES; i++) {
            Point at = new Point(random.nextDouble(side), random.nextDouble(side));
            painter.press(at, Set.of(), 1);
            for (int j = 0; j < POINTS; j++) {
                at = new Point(at.x() + step(random, side), at.y() + step(random, side));
                painter.drag(at, Set.of());
            }
            painter.release();
        }
        long bytes = layer.historyBytes();
        int undone = 0;
        while (layer.undoableProperty().get()) {
            painter.undo();
            undone++;
        }
        painter.brush().hardnessProperty().set(1);
        return new UndoMeasure(side, STROKES, layer.paintedProperty().get() ? 0 : undone, bytes);
    }

    private static double step(SplittableRandom random, int side) {
        return (random.nextDouble() - 0.5) * 2 * STEP_SHARE * side;
    }
}
