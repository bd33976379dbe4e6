package app.safelight.diffusion;

import java.util.stream.IntStream;

/// Normal noise as CUDA's generator makes it: Philox 4×32-10 and the Box–Muller transform, of which it takes one value
/// for each counter. All 64 bits of the seed count. Large tensors are made on several threads.
public final class PhiloxNoise implements NoiseGenerator {
    /// Number of values that are worth a thread's while.
    private static final int SHARE = 8192;

    @Override
    public void fill(long seed, int draw, float[] values) {
        if (values.length < 2 * SHARE) {
            fill(seed, draw, values, 0, values.length);
            return;
        }
        IntStream.rangeClosed(0, (values.length - 1) / SHARE)
                .parallel()
                .forEach(
                        share -> fill(seed, draw, values, share * SHARE, Math.min((share + 1) * SHARE, values.length)));
    }

    private static void fill(long seed, int draw, float[] values, int from, int to) {
        PhiloxWords words = new PhiloxWords();
        for (int start = from; start < to; start += PhiloxWords.COUNT) {
            words.fill(seed, draw, start);
            words.normal(values, start, Math.min(PhiloxWords.COUNT, to - start));
        }
    }
}
