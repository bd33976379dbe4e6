package app.safelight.diffusion;

/// Normal noise as torch makes it on the CPU: MT19937 and the Box–Muller transform. The seed's low 32 bits count.
///
/// A draw is found by making all draws before it, so it takes the longer the later it is; the first dozens are a
/// matter of milliseconds.
public final class TorchCpuNoise implements NoiseGenerator {
    private static final int BLOCK = 16;
    private static final int HALF = BLOCK / 2;

    /// The first number between 0 and 2⁶³ − 2 that the generator draws where one is asked for: what torchsde takes as
    /// the seed of a Brownian path that is given none.
    public static long drawnSeed(long seed) {
        MersenneTwister random = new MersenneTwister(seed);
        long high = Integer.toUnsignedLong(random.word());
        return Long.remainderUnsigned(high << Integer.SIZE | Integer.toUnsignedLong(random.word()), Long.MAX_VALUE);
    }

    @Override
    public void fill(long seed, int draw, float[] values) {
        MersenneTwister random = new MersenneTwister(seed);
        if (values.length < BLOCK) {
            few(random, draw, values);
            return;
        }
        int words = values.length + (values.length % BLOCK == 0 ? 0 : BLOCK);
        for (long skipped = (long) draw * words; skipped > 0; skipped--) {
            random.word();
        }
        many(random, values);
    }

    /// Blocks of sixteen; where the last is not full, the last sixteen values are made once more.
    private static void many(MersenneTwister random, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = random.uniformFloat();
        }
        for (int start = 0; start + BLOCK <= values.length; start += BLOCK) {
            transform(values, start);
        }
        if (values.length % BLOCK != 0) {
            int start = values.length - BLOCK;
            for (int i = start; i < values.length; i++) {
                values[i] = random.uniformFloat();
            }
            transform(values, start);
        }
    }

    private static void transform(float[] values, int start) {
        for (int i = start; i < start + HALF; i++) {
            float radius = SingleMath.sqrt(-2 * SingleMath.log(1 - values[i]));
            float angle = (float) (2 * Math.PI) * values[i + HALF];
            values[i] = radius * (float) Math.cos(angle);
            values[i + HALF] = radius * (float) Math.sin(angle);
        }
    }

    /// One pair after the other in double, across the bounds of draws.
    private static void few(MersenneTwister random, int draw, float[] values) {
        long first = (long) draw * values.length;
        double kept = 0;
        for (long i = 0; i < first + values.length; i++) {
            double value = kept;
            if (i % 2 == 0) {
                double angle = 2 * Math.PI * random.uniformDouble();
                double radius = Math.sqrt(-2 * Math.log1p(-random.uniformDouble()));
                value = radius * Math.cos(angle);
                kept = radius * Math.sin(angle);
            }
            if (i >= first) {
                values[(int) (i - first)] = (float) value;
            }
        }
    }
}
