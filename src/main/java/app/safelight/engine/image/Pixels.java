package app.safelight.engine.image;

import app.safelight.request.Raster;

/// Interleaved bytes of a picture or mask, rows from the top.
///
/// @param channels 1 for a mask, 3 for RGB, 4 for RGB and alpha
/// @param values `channels * width * height` bytes; not copied, and nobody writes into them afterwards
public record Pixels(int width, int height, int channels, byte[] values) {
    private static final int RGB = 3;

    /// @throws IllegalArgumentException if the array does not fit the size
    public Pixels {
        if (width <= 0 || height <= 0 || values.length != (long) channels * width * height) {
            throw new IllegalArgumentException(
                    values.length + " bytes for " + width + "x" + height + " in " + channels + " channels");
        }
    }

    /// A raster's bytes.
    public static Pixels of(Raster raster) {
        return new Pixels(raster.width(), raster.height(), RGB, raster.rgb());
    }

    /// The bytes as a raster.
    ///
    /// @throws IllegalArgumentException if this is not RGB
    public Raster raster() {
        return new Raster(width, height, values);
    }

    /// Value of a channel of a pixel, 0 to 255.
    public int at(int x, int y, int channel) {
        return values[(y * width + x) * channels + channel] & 0xFF;
    }
}
