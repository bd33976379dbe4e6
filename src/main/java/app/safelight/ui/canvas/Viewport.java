package app.safelight.ui.canvas;

/// Where a picture lies in the window: picture point p is shown at `offset + scale * p`, in device pixels.
///
/// @param scale device pixels a picture pixel takes
/// @param x offset of the left edge
/// @param y offset of the top edge
record Viewport(double scale, double x, double y) {
    private static final double SMALLEST = 0.02;
    private static final double LARGEST = 64;

    /// The whole picture in the middle of an area, no larger than eight times its size.
    static Viewport fit(double width, double height, double areaWidth, double areaHeight) {
        double scale = clamp(Math.min(Math.min(areaWidth / width, areaHeight / height), 8));
        return centred(scale, width, height, areaWidth, areaHeight);
    }

    /// The picture in the middle of an area at a scale.
    static Viewport centred(double scale, double width, double height, double areaWidth, double areaHeight) {
        return new Viewport(
                scale, Math.rint((areaWidth - scale * width) / 2), Math.rint((areaHeight - scale * height) / 2));
    }

    /// Zooms so that the picture point under a device pixel stays there.
    Viewport zoom(double factor, double atX, double atY) {
        double next = clamp(scale * factor);
        double ratio = next / scale;
        return new Viewport(next, Math.rint(atX - (atX - x) * ratio), Math.rint(atY - (atY - y) * ratio));
    }

    /// Moves by device pixels.
    Viewport pan(double byX, double byY) {
        return new Viewport(scale, x + Math.rint(byX), y + Math.rint(byY));
    }

    private static double clamp(double scale) {
        return Math.clamp(scale, SMALLEST, LARGEST);
    }
}
