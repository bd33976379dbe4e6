package app.safelight.diffusion;

import java.util.List;
import java.util.stream.IntStream;

/// Normal noise as CUDA's generator makes it: Philox 4×32-10 and the Box–Muller transform, of which it takes one value
/// for each counter. All 64 bits of the seed count. Large tensors are made on several threads.
public final class PhiloxNoise implements NoiseGenerator {
    /// Number of values that are worth a thread's while.
    private static final int SHARE = 8192;

    /// How many threads' work a call is divided into at most, so that one that is held up does not hold up all.
    private static final int MOST_PARTS = 4 * Runtime.getRuntime().availableProcessors();

    @Override
    public void fill(long seed, int draw, float[] values) {
        fill(new long[] {seed}, draw, List.of(values));
    }

    @Override
    public void fill(long[] seeds, int draw, List<float[]> tensors) {
        int shares = Math.ceilDiv(tensors.getFirst().length, SHARE);
        int all = seeds.length * shares;
        int parts = Math.min(all, MOST_PARTS);
        IntStream range = IntStream.range(0, parts);
        (parts == 1 ? range : range.parallel()).forEach(part -> {
            PhiloxWords words = new PhiloxWords();
            for (int i = part; i < all; i += parts) {
                float[] values = tensors.get(i / shares);
                int from = i % shares * SHARE;
                fill(words, seeds[i / shares], draw, values, from, Math.min(from + SHARE, values.length));
            }
        });
    }

    private static void fill(PhiloxWords words, long seed, int draw, float[] values, int from, int to) {
        for (int start = from; start < to; start += PhiloxWords.COUNT) {
            words.fill(seed, draw, start);
            words.normal(values, start, Math.min(PhiloxWords.COUNT, to - start));
        }
    }
}
