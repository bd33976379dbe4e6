package app.safelight.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/// Byte-pair encoding with CLIP's merges: the bytes of a word become token ids (Sennrich et al. 2016, "Neural Machine
/// Translation of Rare Words with Subword Units", over bytes as in GPT-2).
///
/// Ids 0 to 255 are the single bytes, 256 to 511 the same at the end of a word, and merge number i makes id 512 + i,
/// so a lower id is an earlier merge.
final class BytePairEncoding {
    private static final int BYTES = 256;
    private static final int MERGES = 48_894;
    private static final int FIRST_MERGED = 2 * BYTES;

    /// Size of both hash tables: a power of two, at most three eighths full.
    private static final int SLOTS = 1 << 17;

    /// Odd multipliers for hashing; the first is that of Knuth's 64-bit linear congruential generator.
    private static final long MULTIPLIER = 6_364_136_223_846_793_005L;
    private static final int SPREAD = 0x9E37_79B1;

    /// Room for the header and the merges, unpacked.
    private static final int TEXT_SIZE = 600 << 10;

    /// Token id of each byte inside a word.
    private final int[] byteIds = new int[BYTES];

    /// Pairs as `left << 16 | right` in an open hash table.
    private final int[] pairs = new int[SLOTS];

    /// The id a pair becomes, in the same slot; 0 where the slot is free.
    private final char[] merged = new char[SLOTS];

    private BytePairEncoding() {}

    /// Reads the merges from a gzip file: one header line, then `left right` on each line.
    ///
    /// @throws IOException if the file is damaged or has too few merges
    static BytePairEncoding read(InputStream packed) throws IOException {
        byte[] text = new byte[TEXT_SIZE];
        int size;
        try (InputStream in = new GZIPInputStream(packed, 1 << 16)) {
            size = in.readNBytes(text, 0, text.length);
        }
        var encoding = new BytePairEncoding();
        encoding.fill(text, size);
        return encoding;
    }

    /// Names every token by a 64-bit hash of its text while reading. Two tokens with one hash are an error here, and
    /// every half of a merge must be known, so the hash can stand for the text.
    private void fill(byte[] text, int size) throws IOException {
        var names = new Names();
        int id = 0;
        for (int c = 0; c < 2 * BYTES; c++) {
            int value = byteOf(c);
            if (value >= 0) {
                byteIds[value] = id;
                long name = hash(0, c);
                names.put(name, id);
                names.put(hash(hash(hash(hash(name, '<'), '/'), 'w'), '>'), BYTES + id);
                id++;
            }
        }
        int at = 0;
        while (at < size && text[at] != '\n') {
            at++;
        }
        at++;
        for (int merge = 0; merge < MERGES; merge++) {
            long left = 0;
            for (; at < size && text[at] != ' '; at++) {
                left = step(left, text[at]);
            }
            at++;
            long right = 0;
            long both = left;
            for (; at < size && text[at] != '\n'; at++) {
                right = step(right, text[at]);
                both = step(both, text[at]);
            }
            at++;
            if (at > size) {
                throw new IOException("the vocabulary ends after " + merge + " of " + MERGES + " merges");
            }
            putPair((names.get(left) << 16) | names.get(right), FIRST_MERGED + merge);
            names.put(both, FIRST_MERGED + merge);
        }
    }

    /// The byte that the vocabulary writes as character `c`, or -1: printable Latin-1 stands for itself, the other
    /// bytes follow in order from U+0100.
    private static int byteOf(int c) {
        if (c < BYTES) {
            return isPrintable(c) ? c : -1;
        }
        int left = c - BYTES;
        for (int value = 0; value < BYTES; value++) {
            if (!isPrintable(value) && left-- == 0) {
                return value;
            }
        }
        return -1;
    }

    private static boolean isPrintable(int c) {
        return (c >= '!' && c <= '~') || (c >= 0xA1 && c <= 0xFF && c != 0xAD);
    }

    private static long hash(long before, int c) {
        return c < 0x80 ? step(before, c) : step(step(before, 0xC0 | (c >> 6)), 0x80 | (c & 0x3F));
    }

    private static long step(long before, int value) {
        return (before + (value & 0xFF) + 1) * MULTIPLIER;
    }

    private void putPair(int pair, int id) {
        int slot = slot(pair);
        while (merged[slot] != 0) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        pairs[slot] = pair;
        merged[slot] = (char) id;
    }

    private static int slot(int pair) {
        return (pair * SPREAD) >>> 15;
    }

    /// The id the pair becomes, or [Integer#MAX_VALUE].
    private int merge(int left, int right) {
        int pair = (left << 16) | right;
        for (int slot = slot(pair); merged[slot] != 0; slot = (slot + 1) & (SLOTS - 1)) {
            if (pairs[slot] == pair) {
                return merged[slot];
            }
        }
        return Integer.MAX_VALUE;
    }

    /// Token ids of a word.
    ///
    /// @param word its bytes in UTF-8, at least one
    int[] encode(byte[] word) {
        int count = word.length;
        int[] ids = new int[count];
        for (int i = 0; i < count; i++) {
            ids[i] = byteIds[word[i] & 0xFF];
        }
        ids[count - 1] += BYTES;
        int[] next = new int[count];
        for (int i = 0; i + 1 < count; i++) {
            next[i] = merge(ids[i], ids[i + 1]);
        }
        while (count > 1) {
            int best = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < count; i++) {
                best = Math.min(best, next[i]);
            }
            if (best == Integer.MAX_VALUE) {
                break;
            }
            count = join(ids, next, count, best);
        }
        return Arrays.copyOf(ids, count);
    }

    /// For every id how many brackets its text opens that make stronger, `(` and `]`, less those that make weaker.
    byte[] bracketBalances() {
        int[] halves = new int[FIRST_MERGED + MERGES];
        for (int slot = 0; slot < SLOTS; slot++) {
            halves[merged[slot]] = pairs[slot];
        }
        byte[] balances = new byte[halves.length];
        putBracket(balances, '(', 1);
        putBracket(balances, ']', 1);
        putBracket(balances, ')', -1);
        putBracket(balances, '[', -1);
        for (int id = FIRST_MERGED; id < balances.length; id++) {
            balances[id] = (byte) (balances[halves[id] >>> 16] + balances[halves[id] & 0xFFFF]);
        }
        return balances;
    }

    private void putBracket(byte[] balances, char bracket, int balance) {
        balances[byteIds[bracket]] = (byte) balance;
        balances[byteIds[bracket] + BYTES] = (byte) balance;
    }

    /// Replaces every pair that becomes `best`, from the left, and returns the new count.
    private int join(int[] ids, int[] next, int count, int best) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i + 1 < count && next[i] == best) {
                ids[kept++] = best;
                i++;
            } else {
                ids[kept++] = ids[i];
            }
        }
        for (int i = 0; i + 1 < kept; i++) {
            next[i] = merge(ids[i], ids[i + 1]);
        }
        return kept;
    }

    /// Ids by the hash of a token's text; needed only while reading.
    private static final class Names {
        private final long[] keys = new long[SLOTS];
        private final int[] ids = new int[SLOTS];

        void put(long key, int id) throws IOException {
            int slot = (int) (key >>> 47);
            while (keys[slot] != 0) {
                if (keys[slot] == key) {
                    throw new IOException("the vocabulary names token " + ids[slot] + " twice");
                }
                slot = (slot + 1) & (SLOTS - 1);
            }
            keys[slot] = key;
            ids[slot] = id;
        }

        int get(long key) throws IOException {
            int slot = (int) (key >>> 47);
            while (keys[slot] != key) {
                if (keys[slot] == 0) {
                    throw new IOException("the vocabulary joins a token that it does not have");
                }
                slot = (slot + 1) & (SLOTS - 1);
            }
            return ids[slot];
        }
    }
}
