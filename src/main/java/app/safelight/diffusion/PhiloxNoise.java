package app.safelight.diffusion;

/// Normal noise as CUDA's generator makes it: Philox 4×32-10 (Salmon et al. 2011, "Parallel Random Numbers: As Easy
/// as 1, 2, 3", section 3.3) and the Box–Muller transform. All 64 bits of the seed count.
public final class PhiloxNoise implements NoiseGenerator {
    private static final int MULTIPLIER_0 = 0xD2511F53;
    private static final int MULTIPLIER_1 = 0xCD9E8D57;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final float UNIT = 2.3283064e-10f;
    private static final float ANGLE = (float) (2.3283064e-10 * 6.2831855);

    @Override
    public float[] normal(long seed, int draw, int size) {
        float[] result = new float[size];
        for (int i = 0; i < size; i++) {
            result[i] = value(seed, draw, i);
        }
        return result;
    }

    private static float value(long seed, int draw, int index) {
        int c0 = draw;
        int c1 = 0;
        int c2 = index;
        int c3 = 0;
        int k0 = (int) seed;
        int k1 = (int) (seed >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = (c0 & 0xFFFFFFFFL) * (MULTIPLIER_0 & 0xFFFFFFFFL);
            long p1 = (c2 & 0xFFFFFFFFL) * (MULTIPLIER_1 & 0xFFFFFFFFL);
            c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
            c1 = (int) p1;
            c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
            c3 = (int) p0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        double u = (c0 & 0xFFFFFFFFL) * (double) UNIT + UNIT / 2;
        double v = (c1 & 0xFFFFFFFFL) * (double) ANGLE + ANGLE / 2;
        return (float) (Math.sqrt(-2 * Math.log(u)) * Math.sin(v));
    }
}
