package app.safelight.request;

/// A mask as 8-bit levels, rows from the top: 255 where a picture is painted anew, 0 where it stays.
///
/// @param levels `width * height` bytes; not copied, so whoever makes a raster gives the array away
public record MaskRaster(int width, int height, byte[] levels) {
    /// @throws IllegalArgumentException if the array does not fit the size
    public MaskRaster {
        if (width <= 0 || height <= 0 || levels.length != (long) width * height) {
            throw new IllegalArgumentException("levels has " + levels.length + " bytes for " + width + "x" + height);
        }
    }
}
