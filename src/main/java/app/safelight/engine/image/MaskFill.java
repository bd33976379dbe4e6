package app.safelight.engine.image;

import app.safelight.request.Raster;

/// Masked content "fill": the colours around a mask, blurred into it ever more finely.
public final class MaskFill {
    /// Blur radii from the coarsest to none, each laid on that often.
    private static final int[][] LAYERS = {{256, 1}, {64, 1}, {16, 2}, {4, 4}, {2, 2}, {0, 1}};

    private MaskFill() {}

    /// The picture with the masked part filled.
    ///
    /// @param mask of the picture's size
    public static Raster fill(Raster picture, Pixels mask) {
        Pixels outside = Compositing.outside(picture, mask);
        byte[] canvas = new byte[outside.values().length];
        for (int[] layer : LAYERS) {
            Pixels blurred = Compositing.divided(new SoftBlur(layer[0]).blur(outside));
            for (int i = 0; i < layer[1]; i++) {
                Compositing.compose(canvas, blurred.values());
            }
        }
        return Compositing.opaque(picture.width(), picture.height(), canvas);
    }
}
