package app.safelight.diffusion;

/// A random number generator seen from outside: tensor number `draw` of a seed, as a pure function.
@FunctionalInterface
public interface NoiseGenerator {
    /// Standard normal values.
    ///
    /// @param seed of the generator
    /// @param draw how many tensors of this size were drawn before
    /// @param size number of values
    float[] normal(long seed, int draw, int size);
}
