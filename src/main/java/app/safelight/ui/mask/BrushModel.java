package app.safelight.ui.mask;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/// The brush as a person sets it.
public final class BrushModel {
    private static final double USUAL_SIZE = 48;
    private static final double HARDNESS_STEP = 0.1;
    private static final double SIZE_FACTOR = 1.1;

    private final DoubleProperty size = new SimpleDoubleProperty(this, "size", USUAL_SIZE);
    private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing", 0);
    private final DoubleProperty hardness = new SimpleDoubleProperty(this, "hardness", 1);

    /// Makes it larger or smaller.
    ///
    /// @param steps a tenth each, below zero for smaller
    public void resize(int steps) {
        double scaled = size.get() * Math.pow(SIZE_FACTOR, steps);
        double moved = steps > 0 ? Math.max(scaled, size.get() + 1) : Math.min(scaled, size.get() - 1);
        size.set(Math.clamp(Math.rint(moved), Brush.SMALLEST, Brush.LARGEST));
    }

    /// Makes it harder or softer.
    ///
    /// @param steps a tenth each, below zero for softer
    public void harden(int steps) {
        double moved = hardness.get() + HARDNESS_STEP * steps;
        hardness.set(Math.clamp(Math.rint(moved * 100) / 100, 0, 1));
    }

    /// The brush as it is set.
    public Brush brush() {
        return new Brush(size.get(), hardness.get());
    }

    /// How much of each movement is left to the next ones, 0 for nothing to 0.95: a trembling hand draws a steady line.
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    /// Diameter in picture pixels.
    public DoubleProperty sizeProperty() {
        return size;
    }

    /// Share of the radius that paints wholly.
    public DoubleProperty hardnessProperty() {
        return hardness;
    }
}
