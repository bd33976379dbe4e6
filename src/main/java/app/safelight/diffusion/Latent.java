package app.safelight.diffusion;

/// A picture in the autoencoder's space, or noise of that shape.
///
/// @param values shape (channels, height, width), row-major; an eighth of the picture's size on each side. Not copied:
///     whoever makes a latent gives the array away, and nobody writes into it afterwards
public record Latent(int channels, int height, int width, float[] values) {
    /// @throws IllegalArgumentException if the array does not fit the shape
    public Latent {
        if (channels <= 0 || height <= 0 || width <= 0 || values.length != (long) channels * height * width) {
            throw new IllegalArgumentException(
                    "latent of " + values.length + " values for " + channels + "x" + height + "x" + width);
        }
    }

    /// A latent of the same shape with other values.
    public Latent with(float[] other) {
        return new Latent(channels, height, width, other);
    }
}
