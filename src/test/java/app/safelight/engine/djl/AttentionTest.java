package app.safelight.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import app.safelight.request.Attention;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every strategy of attention gives what the plain one gives, on the shapes of every family at 512 and 768 pixels.
@Tag("native")
class AttentionTest {
    private static final double TOLERANCE = 1e-4;
    private static final int PROMPT = 77;

    /// More than any strategy takes at once.
    private static final int QUERIES = 1900;

    private static PyTorch torch;

    @BeforeAll
    static void start() {
        torch = PyTorch.start("");
        PyTorch.prepareThread();
    }

    @AfterAll
    static void stop() {
        torch.close();
    }

    /// Neither heads nor queries see one another, so few stand for all: an odd number of heads where that is cheap.
    record Sizes(int queries, int keys, int width) {
        int heads() {
            return keys > QUERIES ? 1 : 3;
        }
    }

    static Stream<Sizes> shapes() {
        List<Sizes> shapes = new ArrayList<>();
        for (int side : new int[] {64, 96}) {
            int[] sd1Widths = {40, 80, 160, 160};
            for (int level = 0; level < sd1Widths.length; level++) {
                int tokens = (side >> level) * (side >> level);
                for (int width : new int[] {sd1Widths[level], 64}) {
                    shapes.add(new Sizes(Math.min(tokens, QUERIES), tokens, width));
                    shapes.add(new Sizes(Math.min(tokens, QUERIES), PROMPT, width));
                }
            }
            shapes.add(new Sizes(QUERIES, side * side, 512));
        }
        return shapes.stream().distinct();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyStrategyEqualsThePlainOne(Sizes sizes) {
        Random random = new Random(sizes.hashCode());
        try (PtNDManager pass = torch.newManager()) {
            PtNDArray q = random(pass, random, sizes.heads(), sizes.queries(), sizes.width());
            PtNDArray k = random(pass, random, sizes.heads(), sizes.keys(), sizes.width());
            PtNDArray v = random(pass, random, sizes.heads(), sizes.keys(), sizes.width());
            float[] plain = attend(Attention.PLAIN, q, k, v);
            for (Attention attention :
                    List.of(Attention.SDP, Attention.SPLIT, Attention.SPLIT_V1, Attention.SUB_QUADRATIC)) {
                float[] other = attend(attention, q, k, v);
                assertThat(distance(plain, other))
                        .as("%s on %s", attention, sizes)
                        .isLessThan(TOLERANCE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Attention.class,
            names = {"SDP_NO_MEM", "MEMORY_EFFICIENT"})
    void strategiesThatOnlyCudaHasAreTheFusedKernelOfTheProcessor(Attention attention) {
        assertThat(AttentionKernel.onProcessor(attention)).isEqualTo(AttentionKernel.SDP);
    }

    private static float[] attend(Attention attention, PtNDArray q, PtNDArray k, PtNDArray v) {
        Kernels kernels = torch.kernels(
                NumberTypes.FLOAT32,
                AttentionKernel.onProcessor(attention),
                torch.scratch(NumberTypes.FLOAT32, _ -> {}));
        try (PtNDArray result = kernels.attend(q, k, v)) {
            return result.toFloatArray();
        }
    }

    private static PtNDArray random(PtNDManager manager, Random random, int heads, int tokens, int width) {
        float[] values = new float[heads * tokens * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Floats.array(manager, values, new Shape(1, heads, tokens, width));
    }

    /// Largest difference in shares of the largest value.
    private static double distance(float[] expected, float[] actual) {
        double largest = 0;
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            worst = Math.max(worst, Math.abs(expected[i] - actual[i]));
        }
        return worst / largest;
    }
}
