package app.safelight.diffusion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One Brownian path over an interval, of which any increment can be asked in any order: Brownian bridges in a tree
/// of halves (Li et al. 2020, "Scalable Gradients for Stochastic Differential Equations", section 4), with the
/// rounding and seeding of torchsde, whose numbers these are.
///
/// It keeps the nodes on the way to both ends of the last increment, since the next one mostly begins where that ended,
/// and uses the arrays of the others again; the answers do not depend on it.
final class BrownianPath {
    private static final int DECIMALS = 6;

    private final NoiseGenerator generator;
    private final long entropy;
    private final double low;
    private final double high;
    private final float scale;
    private final int size;
    private final Deque<float[]> spare = new ArrayDeque<>();
    private @Nullable Node root;

    /// @param generator of the noise at the tree's nodes
    /// @param entropy seed of the path
    /// @param start lower end of the interval
    /// @param end upper end of the interval
    /// @param size number of values, each with a path of its own
    BrownianPath(NoiseGenerator generator, long entropy, double start, double end, int size) {
        this.generator = generator;
        this.entropy = entropy;
        this.size = size;
        low = round(start);
        high = round(end);
        scale = (float) Math.sqrt(end - start);
    }

    /// Node (key, depth) of the tree: the increment over [start, end], and its halves where they are known.
    private static final class Node {
        private final long key;
        private final long depth;
        private final double start;
        private final double end;
        private final float[] increment;
        private @Nullable Halves halves;

        Node(long key, long depth, double start, double end, float[] increment) {
            this.key = key;
            this.depth = depth;
            this.start = start;
            this.end = end;
            this.increment = increment;
        }

        boolean cutBy(double time) {
            return start < time && time < end;
        }
    }

    private record Halves(Node left, Node right) {}

    /// The increment from `from` to `to`, where `from` is the smaller; both are clamped to the interval.
    synchronized float[] increment(double from, double to) {
        double a = round(Math.clamp(from, low, high));
        double b = round(Math.clamp(to, low, high));
        Node whole = whole();
        forget(whole, a, b);
        List<Node> cut = new ArrayList<>();
        cut(whole, a, b, cut);
        draw(cut);
        cut.forEach(this::bridge);
        float[] sum = new float[size];
        add(whole, a, b, sum);
        return sum;
    }

    private Node whole() {
        Node whole = root;
        if (whole == null) {
            float[] increment = generator.normal(Integer.toUnsignedLong(SeedSequence.word(entropy)), 0, size);
            for (int i = 0; i < size; i++) {
                increment[i] *= scale;
            }
            whole = new Node(0, 0, low, high, increment);
            root = whole;
        }
        return whole;
    }

    /// Cuts in halves what a or b cuts and is whole yet; the halves have no values, and stand after what they are of.
    private void cut(Node node, double a, double b, List<Node> cut) {
        if (!node.cutBy(a) && !node.cutBy(b)) {
            return;
        }
        Halves halves = node.halves;
        if (halves == null) {
            double middle = round(0.5 * (node.end + node.start));
            halves = new Halves(
                    new Node(2 * node.key, node.depth + 1, node.start, middle, array()),
                    new Node(2 * node.key + 1, node.depth + 1, middle, node.end, array()));
            node.halves = halves;
            cut.add(node);
        }
        cut(halves.left, a, b, cut);
        cut(halves.right, a, b, cut);
    }

    /// Fills the nodes' left halves with the noise of their cuts.
    private void draw(List<Node> nodes) {
        if (nodes.isEmpty()) {
            return;
        }
        long[] seeds = nodes.stream()
                .mapToLong(node -> Integer.toUnsignedLong(SeedSequence.word(entropy, node.key, node.depth)))
                .toArray();
        generator.fill(
                seeds,
                0,
                nodes.stream().map(node -> halves(node).left.increment).toList());
    }

    /// Divides a node's increment between its halves by the Brownian bridge.
    private void bridge(Node node) {
        Halves halves = halves(node);
        double middle = halves.left.end;
        double h = 1 / (node.end - node.start);
        double l = middle - node.start;
        double r = node.end - middle;
        float spread = (float) Math.sqrt(l * r * h);
        float share = (float) l;
        float inverse = (float) h;
        float[] increment = node.increment;
        float[] left = halves.left.increment;
        float[] right = halves.right.increment;
        for (int i = 0; i < size; i++) {
            left[i] = share * increment[i] * inverse + spread * left[i];
            right[i] = increment[i] - left[i];
        }
    }

    /// Adds to `sum` what lies between a and b of a node.
    private void add(Node node, double a, double b, float[] sum) {
        if (a >= b) {
            return;
        }
        if (a == node.start && b == node.end) {
            for (int i = 0; i < size; i++) {
                sum[i] += node.increment[i];
            }
            return;
        }
        Halves halves = halves(node);
        double middle = halves.left.end;
        add(halves.left, a, Math.min(b, middle), sum);
        add(halves.right, Math.max(a, middle), b, sum);
    }

    private static Halves halves(Node node) {
        return Objects.requireNonNull(node.halves);
    }

    private float[] array() {
        float[] array = spare.poll();
        return array == null ? new float[size] : array;
    }

    /// Forgets the halves of all nodes that neither a nor b cuts.
    private void forget(Node node, double a, double b) {
        Halves halves = node.halves;
        if (halves == null) {
            return;
        }
        forget(halves.left, a, b);
        forget(halves.right, a, b);
        if (!node.cutBy(a) && !node.cutBy(b)) {
            spare.push(halves.left.increment);
            spare.push(halves.right.increment);
            node.halves = null;
        }
    }

    private static double round(double time) {
        return new BigDecimal(time).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
    }
}
