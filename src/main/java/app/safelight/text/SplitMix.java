package app.safelight.text;

/// Even random numbers of a seed by SplitMix64 (Steele, Lea and Flood 2014, "Fast Splittable Pseudorandom Number
/// Generators", figure 16 with the constants of its variant 13): written out, so that a seed draws the same words in
/// every version.
final class SplitMix {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final int SHARE_BITS = 53;

    private long state;

    /// @param stream of the seed, each with numbers of its own
    SplitMix(long seed, int stream) {
        state = mixed(seed) + mixed(stream * GAMMA);
    }

    /// The next number, from 0 to below 1.
    double nextShare() {
        state += GAMMA;
        return (mixed(state) >>> (Long.SIZE - SHARE_BITS)) * 0x1p-53;
    }

    private static long mixed(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
