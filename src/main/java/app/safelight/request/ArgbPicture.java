package app.safelight.request;

/// A decoded picture of the user's with its transparency, rows from the top.
///
/// @param argb one number a pixel, 8 bits each of alpha, red, green, blue, colours not multiplied by alpha; not copied,
///     so whoever makes a picture gives the array away
public record ArgbPicture(int width, int height, int[] argb) {
    /// @throws IllegalArgumentException if the array does not fit the size
    public ArgbPicture {
        if (width <= 0 || height <= 0 || argb.length != (long) width * height) {
            throw new IllegalArgumentException("argb has " + argb.length + " pixels for " + width + "x" + height);
        }
    }
}
