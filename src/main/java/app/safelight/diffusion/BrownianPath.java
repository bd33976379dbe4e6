package app.safelight.diffusion;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// One Brownian path over an interval, of which any increment can be asked in any order: Brownian bridges in a tree
/// of halves (Li et al. 2020, "Scalable Gradients for Stochastic Differential Equations", section 4), with the
/// rounding and seeding of torchsde, whose numbers these are.
///
/// @param generator of the noise at the tree's nodes
/// @param entropy seed of the path
/// @param start lower end of the interval
/// @param end upper end of the interval
/// @param size number of values, each with a path of its own
record BrownianPath(NoiseGenerator generator, long entropy, double start, double end, int size) {
    private static final int DECIMALS = 6;

    /// A piece of the path: node (key, depth) of the tree, the interval [a, b], and the increment over it.
    private record Piece(long key, long depth, double a, double b, float[] increment) {}

    /// The increment from `from` to `to`, where `from` is the smaller; both are clamped to the interval.
    float[] increment(double from, double to) {
        double low = round(start);
        double high = round(end);
        double a = Math.clamp(from, low, high);
        double b = Math.clamp(to, low, high);
        float[] sum = new float[size];
        if (a == b) {
            return sum;
        }
        float[] whole = noise(SeedSequence.word(entropy));
        float scale = (float) Math.sqrt(end - start);
        for (int i = 0; i < size; i++) {
            whole[i] *= scale;
        }
        add(new Piece(0, 0, low, high, whole), round(a), round(b), sum);
        return sum;
    }

    /// Adds to `sum` what lies between a and b of a piece.
    private void add(Piece piece, double a, double b, float[] sum) {
        if (a >= b) {
            return;
        }
        if (a == piece.a && b == piece.b) {
            for (int i = 0; i < size; i++) {
                sum[i] += piece.increment[i];
            }
            return;
        }
        double middle = round(0.5 * (piece.b + piece.a));
        float[] left = left(piece, middle);
        float[] right = new float[size];
        for (int i = 0; i < size; i++) {
            right[i] = piece.increment[i] - left[i];
        }
        add(new Piece(2 * piece.key, piece.depth + 1, piece.a, middle, left), a, Math.min(b, middle), sum);
        add(new Piece(2 * piece.key + 1, piece.depth + 1, middle, piece.b, right), Math.max(a, middle), b, sum);
    }

    /// The increment over the left part of a piece, by the Brownian bridge.
    private float[] left(Piece piece, double middle) {
        float[] noise = noise(SeedSequence.word(entropy, piece.key, piece.depth));
        double h = 1 / (piece.b - piece.a);
        double l = middle - piece.a;
        double r = piece.b - middle;
        float spread = (float) Math.sqrt(l * r * h);
        float[] left = new float[size];
        for (int i = 0; i < size; i++) {
            left[i] = (float) l * piece.increment[i] * (float) h + spread * noise[i];
        }
        return left;
    }

    private float[] noise(int word) {
        return generator.normal(Integer.toUnsignedLong(word), 0, size);
    }

    private static double round(double time) {
        return new BigDecimal(time).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
    }
}
