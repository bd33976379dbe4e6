package app.safelight.diffusion;

/// The Box–Muller transform of two random words, `√(−2 ln u)·sin v` in double, rounded to float; u and v are the
/// words spread over (0, 1) and (0, 2π) as CUDA spreads them.
///
/// Logarithm and sine come from tables and short polynomials, a few parts in 10¹³ off. Where that could decide how
/// the value rounds, and where u is close to 1, it is computed with the platform's full functions: the floats are those
/// of `Math.log` and `Math.sin`, in less than half the time.
final class BoxMuller {
    private static final double UNIT = 0x1p-32;
    private static final double HALF_UNIT = 0x1p-33;
    private static final float ANGLE = (float) (2.3283064e-10 * 6.2831855);
    private static final float HALF_ANGLE = ANGLE / 2;

    /// Far more than the error of tables and polynomials, relative to the value.
    private static final double DOUBT = 1e-12;
    /// Above this u the logarithm's leading digits cancel.
    private static final double CLOSE_TO_ONE = 1 - 0x1p-10;

    private static final int LOG_BITS = 10;
    private static final int FRACTION_BITS = 52;
    private static final long FRACTION = (1L << FRACTION_BITS) - 1;
    private static final long ONE = Double.doubleToRawLongBits(1);
    private static final int BIAS = 1023;
    private static final double LN_2 = StrictMath.log(2);
    /// Reciprocals of the middles of the intervals [1 + i/1024, 1 + (i+1)/1024), and the logarithms of their inverses.
    private static final double[] RECIPROCALS = new double[1 << LOG_BITS];

    private static final double[] LOGARITHMS = new double[1 << LOG_BITS];

    private static final int TURN = 256;
    private static final int TURN_SHIFT = 24;
    /// A 256th of a turn in two parts, of which the first times any whole number up to 256 is exact.
    private static final double ARC = Double.longBitsToDouble(Double.doubleToRawLongBits(2 * Math.PI / TURN) & -1024);

    private static final double ARC_REST = 2 * Math.PI / TURN - ARC + 2.4492935982947064e-16 / TURN;
    private static final double[] SINES = new double[TURN + 1];
    private static final double[] COSINES = new double[TURN + 1];

    static {
        for (int i = 0; i < RECIPROCALS.length; i++) {
            RECIPROCALS[i] = 1 / (1 + (i + 0.5) / RECIPROCALS.length);
            LOGARITHMS[i] = -StrictMath.log(RECIPROCALS[i]);
        }
        for (int i = 0; i <= TURN; i++) {
            SINES[i] = i % (TURN / 2) == 0 ? 0 : StrictMath.sin(2 * Math.PI * i / TURN);
            COSINES[i] = StrictMath.cos(2 * Math.PI * i / TURN);
        }
    }

    /// Where the values of one call stand that need the full functions.
    private final int[] doubtful;

    /// @param most how many pairs a call turns at most
    BoxMuller(int most) {
        doubtful = new int[most];
    }

    /// Turns pairs of words, each from 0 to 2³² − 1, into normal values.
    void normal(long[] firsts, long[] seconds, float[] values, int start, int count) {
        int doubts = 0;
        for (int i = 0; i < count; i++) {
            double u = u(firsts[i]);
            double value = Math.sqrt(-2 * log(u)) * sin(seconds[i], v(seconds[i]));
            float low = (float) (value * (1 - DOUBT));
            float high = (float) (value * (1 + DOUBT));
            values[start + i] = low;
            doubtful[doubts] = i;
            doubts += low == high && u < CLOSE_TO_ONE ? 0 : 1;
        }
        for (int i = 0; i < doubts; i++) {
            int place = doubtful[i];
            double radius = Math.sqrt(-2 * Math.log(u(firsts[place])));
            values[start + place] = (float) (radius * Math.sin(v(seconds[place])));
        }
    }

    private static double u(long first) {
        return first * UNIT + HALF_UNIT;
    }

    private static double v(long second) {
        return second * (double) ANGLE + HALF_ANGLE;
    }

    private static double log(double u) {
        long bits = Double.doubleToRawLongBits(u);
        int i = (int) (bits >>> (FRACTION_BITS - LOG_BITS)) & ((1 << LOG_BITS) - 1);
        double r = Double.longBitsToDouble(bits & FRACTION | ONE) * RECIPROCALS[i] - 1;
        double exponent = (int) (bits >>> FRACTION_BITS) - BIAS;
        return exponent * LN_2 + LOGARITHMS[i] + r * (1 - r * (1.0 / 2 - r * (1.0 / 3 - r * (1.0 / 4))));
    }

    /// @param word that v was made of: its leading bits tell the nearest 256th of a turn
    private static double sin(long word, double v) {
        int i = (int) ((word + (1L << (TURN_SHIFT - 1))) >>> TURN_SHIFT);
        double r = v - i * ARC - i * ARC_REST;
        double square = r * r;
        double sine = r * (1 - square * (1.0 / 6 - square * (1.0 / 120)));
        double cosine = 1 - square * (1.0 / 2 - square * (1.0 / 24));
        return SINES[i] * cosine + COSINES[i] * sine;
    }
}
