package app.safelight.diffusion;

/// The Box–Muller transform of two random words, `√(−2 ln u)·sin v` in double, rounded to float; u and v are the
/// words spread over (0, 1) and (0, 2π) as CUDA spreads them.
///
/// Logarithm and sine come from polynomials, a few parts in 10¹³ off, in loops short enough to compute several lanes at
/// once. Where that could decide how the value rounds, and where u is close to 0 or 1, it is computed with the
/// platform's full functions: the floats are those of `Math.log` and `Math.sin`, in a quarter of the time.
final class BoxMuller {
    private static final double UNIT = 0x1p-32;
    private static final double HALF_UNIT = 0x1p-33;
    private static final float ANGLE = (float) (2.3283064e-10 * 6.2831855);
    private static final float HALF_ANGLE = ANGLE / 2;

    /// Far more than the error of the polynomials, relative to the value.
    private static final double DOUBT = 1e-12;

    /// As many of the highest words are u so close to 1 that the logarithm's leading digits cancel, and as many of the
    /// lowest are too few bits for the arithmetic here.
    private static final int HIGHEST = 1 << 22;

    private static final int LOWEST = 4;

    private static final int SIGN = 1 << 31;
    private static final double SIGN_VALUE = 0x1p31;
    private static final double ROOT_2 = Math.sqrt(2);
    private static final double LN_2 = StrictMath.log(2);
    private static final double LN_ROOT_2 = LN_2 / 2;

    /// What π is more than its double.
    private static final double PI_REST = 1.2246467991473532e-16;

    private final int[] zeros;
    private final int[] shifted;
    private final int[] powers;
    private final double[] mantissas;
    private final double[] halves;
    private final double[] exponents;
    private final double[] logarithms;
    private final double[] angles;
    private final double[] turns;
    private final double[] signs;
    private final float[] spreads;

    /// @param most how many pairs a call turns at most
    BoxMuller(int most) {
        zeros = new int[most];
        shifted = new int[most];
        powers = new int[most];
        mantissas = new double[most];
        halves = new double[most];
        exponents = new double[most];
        logarithms = new double[most];
        angles = new double[most];
        turns = new double[most];
        signs = new double[most];
        spreads = new float[most];
    }

    /// Turns pairs of unsigned words into normal values.
    void normal(int[] firsts, int[] seconds, float[] values, int start, int count) {
        split(firsts, count);
        logarithms(count);
        turn(seconds, count);
        sines(count);
        round(values, start, count);
        for (int i = 0; i < count; i++) {
            boolean outer = firsts[i] + HIGHEST + SIGN < HIGHEST + LOWEST + SIGN;
            if (outer || spreads[i] != 0) {
                values[start + i] = full(Integer.toUnsignedLong(firsts[i]), Integer.toUnsignedLong(seconds[i]));
            }
        }
    }

    /// The value by the platform's functions.
    private static float full(long first, long second) {
        double radius = Math.sqrt(-2 * Math.log(first * UNIT + HALF_UNIT));
        return (float) (radius * Math.sin(second * (double) ANGLE + HALF_ANGLE));
    }

    /// Splits u into a power of two and a mantissa: the word with its leading zeros shifted out, and the half unit,
    /// which moves with it.
    private void split(int[] firsts, int count) {
        for (int i = 0; i < count; i++) {
            zeros[i] = Integer.numberOfLeadingZeros(firsts[i]);
        }
        for (int i = 0; i < count; i++) {
            shifted[i] = (firsts[i] << zeros[i]) ^ SIGN;
        }
        for (int i = 0; i < count; i++) {
            powers[i] = 1 << zeros[i];
        }
        for (int i = 0; i < count; i++) {
            mantissas[i] = shifted[i];
        }
        for (int i = 0; i < count; i++) {
            halves[i] = powers[i];
        }
        for (int i = 0; i < count; i++) {
            exponents[i] = zeros[i];
        }
    }

    /// ln u by the series of the inverse hyperbolic tangent about √2.
    private void logarithms(int count) {
        for (int i = 0; i < count; i++) {
            double m = (mantissas[i] + SIGN_VALUE + 0.5 * halves[i]) / SIGN_VALUE;
            double s = (m - ROOT_2) / (m + ROOT_2);
            double q = s * s;
            double p = 1.0 / 11 + q * (1.0 / 13 + q * (1.0 / 15 + q * (1.0 / 17)));
            p = 1 + q * (1.0 / 3 + q * (1.0 / 5 + q * (1.0 / 7 + q * (1.0 / 9 + q * p))));
            logarithms[i] = LN_ROOT_2 - (exponents[i] + 1) * LN_2 + 2 * s * p;
        }
    }

    /// The angles, and of each the nearest half turn with the sign that the sine has there.
    private void turn(int[] seconds, int count) {
        for (int i = 0; i < count; i++) {
            angles[i] = seconds[i] ^ SIGN;
        }
        for (int i = 0; i < count; i++) {
            shifted[i] = ((seconds[i] >>> 1) + (1 << 29)) >>> 30;
        }
        for (int i = 0; i < count; i++) {
            powers[i] = 1 - 2 * (shifted[i] & 1);
        }
        for (int i = 0; i < count; i++) {
            turns[i] = shifted[i];
        }
        for (int i = 0; i < count; i++) {
            signs[i] = powers[i];
        }
    }

    /// Radius times sine, the sine by its series about the nearest half turn; they take the logarithms' place.
    private void sines(int count) {
        for (int i = 0; i < count; i++) {
            double v = (angles[i] + SIGN_VALUE) * ANGLE + HALF_ANGLE;
            double r = v - turns[i] * Math.PI - turns[i] * PI_REST;
            double q = r * r;
            double p = 1.0 / 362880
                    - q
                            * (1.0 / 39916800
                                    - q
                                            * (1.0 / 6227020800.0
                                                    - q * (1.0 / 1307674368000.0 - q * (1.0 / 355687428096000.0))));
            p = 1 - q * (1.0 / 6 - q * (1.0 / 120 - q * (1.0 / 5040 - q * p)));
            logarithms[i] = Math.sqrt(-2 * logarithms[i]) * signs[i] * (r * p);
        }
    }

    /// The values' lower bounds, and how far their upper bounds are from them.
    private void round(float[] values, int start, int count) {
        for (int i = 0; i < count; i++) {
            values[start + i] = (float) (logarithms[i] * (1 - DOUBT));
        }
        for (int i = 0; i < count; i++) {
            spreads[i] = (float) (logarithms[i] * (1 + DOUBT)) - values[start + i];
        }
    }
}
