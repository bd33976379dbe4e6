package app.safelight.diffusion;

import java.util.List;
import java.util.stream.IntStream;

/// A random number generator seen from outside: tensor number `draw` of a seed, as a pure function.
@FunctionalInterface
public interface NoiseGenerator {
    /// Fills an array with standard normal values.
    ///
    /// @param seed of the generator
    /// @param draw how many tensors of this size were drawn before
    void fill(long seed, int draw, float[] values);

    /// Fills arrays of one size, each from a seed of its own, on several threads.
    ///
    /// @param seeds one for each array; at least one
    /// @param draw how many tensors of this size were drawn before
    default void fill(long[] seeds, int draw, List<float[]> tensors) {
        IntStream.range(0, seeds.length).parallel().forEach(i -> fill(seeds[i], draw, tensors.get(i)));
    }

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
