package app.safelight.diffusion;

/// A random number generator seen from outside: tensor number `draw` of a seed, as a pure function.
@FunctionalInterface
public interface NoiseGenerator {
    /// Fills an array with standard normal values.
    ///
    /// @param seed of the generator
    /// @param draw how many tensors of this size were drawn before
    void fill(long seed, int draw, float[] values);

    /// Standard normal values.
    ///
    /// @param seed of the generator
    /// @param draw how many tensors of this size were drawn before
    /// @param size number of values
    default float[] normal(long seed, int draw, int size) {
        float[] values = new float[size];
        fill(seed, draw, values);
        return values;
    }
}
