package app.safelight.diffusion;

/// Random words by Philox 4×32-10 (Salmon et al. 2011, "Parallel Random Numbers: As Easy as 1, 2, 3", section 3.3), a
/// block of counters at a time, in loops that compute several lanes at once.
final class PhiloxWords {
    /// Number of counters in a block.
    static final int COUNT = 128;

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
    private final int[] firsts = new int[COUNT];
    private final int[] seconds = new int[COUNT];
    private final BoxMuller transform = new BoxMuller(COUNT);

    /// Makes the first two words of counters (draw, 0, first, 0), (draw, 0, first + 1, 0) and so on, under the key
    /// `seed`.
    void fill(long seed, int draw, int first) {
        int key0 = (int) seed;
        int key1 = (int) (seed >>> Integer.SIZE);
        begin(draw, first, key0, key1);
        for (int i = 2; i < ROUNDS - 2; i++) {
            round(key0(key0, i), key1(key1, i));
        }
        end(key1(key1, ROUNDS - 2), key0(key0, ROUNDS - 1));
    }

    private static long key0(int key, int round) {
        return (key + round * WEYL_0) & WORD;
    }

    private static long key1(int key, int round) {
        return (key + round * WEYL_1) & WORD;
    }

    /// The first two rounds, where most words are the same for all counters: the first is, the second and the fourth
    /// are 0.
    private void begin(int draw, int first, int key0, int key1) {
        long product0 = (draw & WORD) * MULTIPLIER_0;
        long third = (product0 >>> Integer.SIZE) ^ key1(key1, 0);
        long product1 = third * MULTIPLIER_1;
        long all0 = (product1 >>> Integer.SIZE) ^ key0(key0, 1);
        long all2 = product0 ^ key1(key1, 1);
        long key = key0(key0, 0);
        for (int i = 0; i < COUNT; i++) {
            long own1 = (long) (first + i) * MULTIPLIER_1;
            long own0 = (((own1 >>> Integer.SIZE) ^ key) & WORD) * MULTIPLIER_0;
            c0[i] = own1 ^ all0;
            c1[i] = product1;
            c2[i] = (own0 >>> Integer.SIZE) ^ all2;
            c3[i] = own0;
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

    /// The last two rounds, for the first two words alone.
    private void end(long key1, long key0) {
        for (int i = 0; i < COUNT; i++) {
            long product0 = (c0[i] & WORD) * MULTIPLIER_0;
            long product1 = (c2[i] & WORD) * MULTIPLIER_1;
            long last = (((product0 >>> Integer.SIZE) ^ c3[i] ^ key1) & WORD) * MULTIPLIER_1;
            c0[i] = (last >>> Integer.SIZE) ^ product1 ^ key0;
            c1[i] = last;
        }
        for (int i = 0; i < COUNT; i++) {
            firsts[i] = (int) c0[i];
        }
        for (int i = 0; i < COUNT; i++) {
            seconds[i] = (int) c1[i];
        }
    }

    /// Turns the words into normal values.
    void normal(float[] values, int start, int count) {
        transform.normal(firsts, seconds, values, start, count);
    }
}
