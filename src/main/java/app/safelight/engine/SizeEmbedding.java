package app.safelight.engine;

/// SDXL's embedding of the sizes a picture was trained under: 256 sinusoids for each number, cosines first (Podell et
/// al. 2023, "SDXL", section 2.2; Vaswani et al. 2017, "Attention Is All You Need", section 3.5).
///
/// Computed here and not in PyTorch, whose exponential differs by a bit from one processor to the next; at 1024 pixels
/// that bit shows. The frequencies are rounded as in the recorded reference: to the nearest float, but for two that
/// lie almost half-way and went the other way there.
public final class SizeEmbedding {
    private static final int HALF = 128;
    private static final float LOG_LONGEST_PERIOD = (float) Math.log(10_000);
    private static final int[] ROUNDED_UP = {13, 44};

    private SizeEmbedding() {}

    /// The sinusoids of each number, one after the other.
    ///
    /// @return shape (numbers, 256)
    public static float[] of(float... numbers) {
        float[] frequencies = frequencies();
        float[] sinusoids = new float[numbers.length * 2 * HALF];
        for (int n = 0; n < numbers.length; n++) {
            for (int i = 0; i < HALF; i++) {
                float angle = numbers[n] * frequencies[i];
                sinusoids[2 * HALF * n + i] = (float) Math.cos(angle);
                sinusoids[2 * HALF * n + HALF + i] = (float) Math.sin(angle);
            }
        }
        return sinusoids;
    }

    private static float[] frequencies() {
        float[] frequencies = new float[HALF];
        for (int i = 0; i < HALF; i++) {
            frequencies[i] = (float) Math.exp(-LOG_LONGEST_PERIOD * i / HALF);
        }
        for (int i : ROUNDED_UP) {
            frequencies[i] = Math.nextUp(frequencies[i]);
        }
        return frequencies;
    }
}
