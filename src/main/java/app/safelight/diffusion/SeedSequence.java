package app.safelight.diffusion;

import java.util.Arrays;

/// Mixes a seed and the place of a child in a tree of streams into seed words, as numpy's `SeedSequence` does (O'Neill
/// 2015, "Developing a seed_seq Alternative").
final class SeedSequence {
    private static final int POOL = 24;
    private static final int INIT_A = 0x43B0D7E5;
    private static final int MULT_A = 0x931E8875;
    private static final int INIT_B = 0x8B51F9DD;
    private static final int MULT_B = 0x58F38DED;
    private static final int MIX_L = 0xCA01F9DD;
    private static final int MIX_R = 0x4973F715;
    private static final int SHIFT = 16;

    private final int[] pool = new int[POOL];
    private int constant = INIT_A;

    private SeedSequence(int[] words) {
        for (int i = 0; i < POOL; i++) {
            pool[i] = hash(i < words.length ? words[i] : 0);
        }
        for (int source = 0; source < POOL; source++) {
            for (int i = 0; i < POOL; i++) {
                if (i != source) {
                    pool[i] = mix(pool[i], hash(pool[source]));
                }
            }
        }
        for (int word = POOL; word < words.length; word++) {
            for (int i = 0; i < POOL; i++) {
                pool[i] = mix(pool[i], hash(words[word]));
            }
        }
    }

    /// The first word of a seed's own stream.
    static int word(long seed) {
        return new SeedSequence(words(seed)).first();
    }

    /// The first word of the stream of a seed's descendant with the given path.
    static int word(long seed, long key, long depth) {
        int[] first = words(key);
        int[] second = words(depth);
        int[] all = Arrays.copyOf(words(seed), POOL + first.length + second.length);
        System.arraycopy(first, 0, all, POOL, first.length);
        System.arraycopy(second, 0, all, POOL + first.length, second.length);
        return new SeedSequence(all).first();
    }

    private static int[] words(long value) {
        int high = (int) (value >>> Integer.SIZE);
        return high == 0 ? new int[] {(int) value} : new int[] {(int) value, high};
    }

    private int hash(int value) {
        int v = value ^ constant;
        constant *= MULT_A;
        v *= constant;
        return v ^ (v >>> SHIFT);
    }

    private static int mix(int x, int y) {
        int r = MIX_L * x - MIX_R * y;
        return r ^ (r >>> SHIFT);
    }

    private int first() {
        int multiplier = INIT_B;
        int v = pool[0] ^ multiplier;
        multiplier *= MULT_B;
        v *= multiplier;
        return v ^ (v >>> SHIFT);
    }
}
