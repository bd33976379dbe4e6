package app.safelight.engine;

import app.safelight.request.Raster;

/// A picture as the autoencoder takes it.
///
/// @param values shape (3, height, width) in [-1, 1]; not copied
public record PictureTensor(int width, int height, float[] values) {
    private static final int COLOURS = 3;

    /// @throws IllegalArgumentException if the values do not fit the size
    public PictureTensor {
        if (values.length != (long) COLOURS * width * height) {
            throw new IllegalArgumentException(values.length + " values for " + width + "x" + height);
        }
    }

    /// A raster's bytes as `2 · byte / 255 − 1`.
    public static PictureTensor of(Raster raster) {
        int size = raster.width() * raster.height();
        float[] values = new float[COLOURS * size];
        for (int i = 0; i < size; i++) {
            for (int colour = 0; colour < COLOURS; colour++) {
                values[colour * size + i] = (raster.rgb()[COLOURS * i + colour] & 0xFF) / 255f * 2 - 1;
            }
        }
        return new PictureTensor(raster.width(), raster.height(), values);
    }

    /// Middle grey all over.
    public static PictureTensor grey(int width, int height) {
        return new PictureTensor(width, height, new float[COLOURS * width * height]);
    }
}
