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

    /// Whether both have the same channels, height and width.
    public boolean fits(Latent other) {
        return channels == other.channels && height == other.height && width == other.width;
    }

    /// Begins a formula with this latent.
    Draft draft() {
        return Draft.of(this);
    }

    /// Element by element `this + other`, each rounded to float.
    ///
    /// @throws IllegalArgumentException if the shapes differ
    public Latent plus(Latent other) {
        return draft().plus(other).done();
    }

    /// Element by element `this - other`, each rounded to float.
    ///
    /// @throws IllegalArgumentException if the shapes differ
    public Latent minus(Latent other) {
        return draft().minus(other).done();
    }

    /// Every element times the factor, rounded to float.
    public Latent times(float factor) {
        return draft().times(factor).done();
    }

    /// Every element divided by the divisor, rounded to float.
    public Latent dividedBy(float divisor) {
        return draft().dividedBy(divisor).done();
    }

    /// Element by element `operation(this, other)`.
    ///
    /// @throws IllegalArgumentException if the shapes differ
    Latent zip(Latent other, FloatOperator operation) {
        if (!fits(other)) {
            throw new IllegalArgumentException("latents of " + shape() + " and " + other.shape());
        }
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = operation.apply(values[i], other.values[i]);
        }
        return with(result);
    }

    /// Channels, height and width as text.
    public String shape() {
        return channels + "x" + height + "x" + width;
    }

    /// A function of two floats.
    @FunctionalInterface
    interface FloatOperator {
        float apply(float a, float b);
    }
}
