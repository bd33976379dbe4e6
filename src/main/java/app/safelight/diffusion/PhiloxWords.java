package app.safelight.diffusion;

/// Random words by Philox 4×32-10 (Salmon et al. 2011, "Parallel Random Numbers: As Easy as 1, 2, 3", section 3.3), a
/// block of counters at a time, in loops that compute several lanes at once.
final class PhiloxWords {
    /// Number of counters in a block.
    static final int COUNT = 64;

    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long WORD = 0xFFFFFFFFL;

    /// The four words of each counter; what is above their 32 bits means nothing between the rounds.
    private final long[] c0 = new long[COUNT];

    private final long[] c1 = new long[COUNT];
    private final long[] c2 = new long[COUNT];
    private final long[] c3 = new long[COUNT];
    private final BoxMuller transform = new BoxMuller(COUNT);

    /// Makes the first two words of counters (draw, 0, first, 0), (draw, 0, first + 1, 0) and so on, under the key
    /// `seed`.
    void fill(long seed, int draw, int first) {
        int key0 = (int) seed;
        int key1 = (int) (seed >>> Integer.SIZE);
        begin(draw, first, key0 & WORD, key1 & WORD);
        for (int i = 1; i < ROUNDS - 1; i++) {
            key0 += WEYL_0;
            key1 += WEYL_1;
            round(key0 & WORD, key1 & WORD);
        }
        end((key0 + WEYL_0) & WORD);
    }

    /// The first round, on counters whose second and fourth words are 0.
    private void begin(int draw, int first, long key0, long key1) {
        long product0 = (draw & WORD) * MULTIPLIER_0;
        for (int i = 0; i < COUNT; i++) {
            long product1 = (long) (first + i) * MULTIPLIER_1;
            c0[i] = (product1 >>> Integer.SIZE) ^ key0;
            c1[i] = product1;
            c2[i] = (product0 >>> Integer.SIZE) ^ key1;
            c3[i] = product0;
        }
    }

    private void round(long key0, long key1) {
        for (int i = 0; i < COUNT; i++) {
            long product0 = (c0[i] & WORD) * MULTIPLIER_0;
            long product1 = (c2[i] & WORD) * MULTIPLIER_1;
            c0[i] = (product1 >>> Integer.SIZE) ^ c1[i] ^ key0;
            c2[i] = (product0 >>> Integer.SIZE) ^ c3[i] ^ key1;
            c1[i] = product1;
            c3[i] = product0;
        }
    }

    /// The last round, for the first two words alone.
    private void end(long key0) {
        for (int i = 0; i < COUNT; i++) {
            long product1 = (c2[i] & WORD) * MULTIPLIER_1;
            c0[i] = ((product1 >>> Integer.SIZE) ^ c1[i] ^ key0) & WORD;
            c1[i] = product1 & WORD;
        }
    }

    /// Turns the words into normal values.
    void normal(float[] values, int start, int count) {
        transform.normal(c0, c1, values, start, count);
    }
}
