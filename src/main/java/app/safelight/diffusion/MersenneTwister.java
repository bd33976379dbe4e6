package app.safelight.diffusion;

/// The generator MT19937 (Matsumoto and Nishimura 1998, "Mersenne Twister", section 2), seeded as torch seeds it.
final class MersenneTwister {
    private static final int SIZE = 624;
    private static final int SHIFT_SIZE = 397;
    private static final int MATRIX = 0x9908B0DF;
    private static final int UPPER = 0x80000000;
    private static final int LOWER = 0x7FFFFFFF;
    private static final int SEEDING = 1812433253;
    private static final int WORD_BITS = 53;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    /// @param seed of which the low 32 bits count
    MersenneTwister(long seed) {
        state[0] = (int) seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = SEEDING * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /// The next 32 bits.
    int word() {
        if (next == SIZE) {
            twist();
            next = 0;
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int i = 0; i < SIZE; i++) {
            int y = (state[i] & UPPER) | (state[(i + 1) % SIZE] & LOWER);
            state[i] = state[(i + SHIFT_SIZE) % SIZE] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : MATRIX);
        }
    }

    /// Evenly distributed in [0, 1), of 24 bits.
    float uniformFloat() {
        return (word() & 0xFFFFFF) * 0x1p-24f;
    }

    /// Evenly distributed in [0, 1), of 53 bits, taken from two words of which the first is the high one.
    double uniformDouble() {
        long high = Integer.toUnsignedLong(word());
        long bits = (high << Integer.SIZE) | Integer.toUnsignedLong(word());
        return (bits & ((1L << WORD_BITS) - 1)) * 0x1p-53;
    }
}
