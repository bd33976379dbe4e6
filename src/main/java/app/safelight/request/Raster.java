package app.safelight.request;

/// A picture as 8-bit RGB, rows from the top, three bytes a pixel.
///
/// @param rgb `3 * width * height` bytes; not copied, so whoever makes a raster gives the array away
public record Raster(int width, int height, byte[] rgb) {
    /// @throws IllegalArgumentException if the array does not fit the size
    public Raster {
        if (width <= 0 || height <= 0 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException("rgb has " + rgb.length + " bytes for " + width + "x" + height);
        }
    }
}
