package app.safelight.ui.canvas;

import app.safelight.ui.mask.Point;

/// Where a picture lies on the canvas, in layout units.
///
/// @param scale layout units a picture pixel takes
/// @param x of the picture's left edge
/// @param y of the picture's top edge
/// @param device device pixels in a layout unit
record Placement(double scale, double x, double y, double device) {
    /// Where a column of the picture begins, at the nearest device pixel: pieces that meet there leave no gap.
    double snappedX(double column) {
        return Math.rint((x + column * scale) * device) / device;
    }

    /// Where a row of the picture begins, at the nearest device pixel.
    double snappedY(double row) {
        return Math.rint((y + row * scale) * device) / device;
    }

    /// Where a point of the picture is shown.
    Point shown(Point point) {
        return new Point(x + point.x() * scale, y + point.y() * scale);
    }
}
