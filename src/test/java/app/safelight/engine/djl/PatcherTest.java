package app.safelight.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import app.safelight.engine.ModelPatches.Patch;
import app.safelight.weights.FactoredMatrix;
import app.safelight.weights.FactoredMatrix.Cored;
import app.safelight.weights.FactoredMatrix.Product;
import app.safelight.weights.FactoredMatrix.Whole;
import app.safelight.weights.SafetensorsFile;
import app.safelight.weights.SafetensorsWriter;
import app.safelight.weights.Weight;
import app.safelight.weights.WeightChange;
import app.safelight.weights.WeightChange.Axis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The changes of networks against sums written out in doubles.
@Tag("native")
class PatcherTest {
    private static final double TOLERANCE = 1e-5;
    private static final int OUTPUTS = 6;
    private static final int INPUTS = 4;
    private static final int RANK = 2;
    private static final int ALL = Integer.MAX_VALUE;

    private static PyTorch torch;
    private static SafetensorsFile file;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        torch = PyTorch.start("");
        PyTorch.prepareThread();
        Random random = new Random(1);
        List<SafetensorsWriter.Tensor> tensors = new ArrayList<>();
        Map.of(
                        "up", List.of(6L, 2L),
                        "down", List.of(2L, 4L),
                        "core", List.of(2L, 2L, 3L, 3L),
                        "turned", List.of(2L, 6L),
                        "small", List.of(3L, 2L),
                        "other", List.of(2L, 2L),
                        "whole", List.of(6L, 4L),
                        "inputs", List.of(1L, 4L),
                        "outputs", List.of(6L))
                .forEach((name, shape) -> {
                    float[] values = new float[Math.toIntExact(shape.stream().reduce(1L, (a, b) -> a * b))];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = random.nextFloat(-1, 1);
                    }
                    tensors.add(SafetensorsWriter.Tensor.of(name, shape, values));
                });
        Path path = folder.resolve("factors.safetensors");
        SafetensorsWriter.write(path, tensors, Map.of());
        file = SafetensorsFile.open(path);
    }

    @AfterAll
    static void stop() {
        file.close();
        torch.close();
    }

    private static Weight weight(String name) {
        return Objects.requireNonNull(file.weights().get(name));
    }

    /// The numbers of a weight, as rows.
    private static double[][] rows(String name) {
        Weight weight = weight(name);
        float[] values = new float[Math.toIntExact(weight.count())];
        weight.readFloats(0, values);
        int rows = Math.toIntExact(weight.shape().getFirst());
        double[][] all = new double[rows][values.length / rows];
        for (int i = 0; i < values.length; i++) {
            all[i / all[0].length][i % all[0].length] = values[i];
        }
        return all;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    private static double[][] each(double[][] a, double[][] b, DoubleBinaryOperator operator) {
        double[][] c = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                c[i][j] = operator.applyAsDouble(a[i][j], b[i][j]);
            }
        }
        return c;
    }

    private static double[][] base(int columns) {
        double[][] base = new double[OUTPUTS][columns];
        for (int i = 0; i < OUTPUTS; i++) {
            for (int j = 0; j < columns; j++) {
                base[i][j] = (float) Math.sin(i * columns + j);
            }
        }
        return base;
    }

    private static double[][] patched(Shape shape, Patch... patches) {
        List<Long> told = new ArrayList<>();
        try (Patcher patcher = torch.patcher(NumberTypes.FLOAT32, told::add);
                PtNDManager manager = torch.newManager()) {
            double[][] base = base(Math.toIntExact(shape.size() / OUTPUTS));
            float[] values = new float[Math.toIntExact(shape.size())];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) base[i / base[0].length][i % base[0].length];
            }
            PtNDArray stored = Floats.array(manager, values, shape);
            patcher.settle(Map.of("w", List.of(patches)));
            PtNDArray other = Floats.array(manager, new float[] {1}, new Shape(1));
            PtNDArray[] changed = patcher.patched(new String[] {"v", "w"}, new PtNDArray[] {other, stored});
            assertThat(changed[0]).isSameAs(other);
            assertThat(stored.toFloatArray()).as("the stored copy").isEqualTo(values);
            float[] result = changed[1].toFloatArray();
            double[][] rows = new double[OUTPUTS][base[0].length];
            for (int i = 0; i < result.length; i++) {
                rows[i / rows[0].length][i % rows[0].length] = result[i];
            }
            patcher.idle();
            assertThat(told.stream().mapToLong(Long::longValue).sum())
                    .as("bytes kept")
                    .isZero();
            assertThat(told).as("bytes counted").anyMatch(bytes -> bytes > 0);
            return rows;
        }
    }

    private static void assertClose(double[][] found, double[][] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            for (int j = 0; j < wanted[0].length; j++) {
                assertThat(found[i][j]).isCloseTo(wanted[i][j], org.assertj.core.data.Offset.offset(TOLERANCE));
            }
        }
    }

    private static WeightChange difference(FactoredMatrix matrix) {
        return new WeightChange.Difference(matrix, 0.5);
    }

    @Test
    void theProductOfFactorsIsAdded() {
        WeightChange change = difference(new Product(weight("up"), weight("down")));
        double[][] wanted = each(base(INPUTS), product(rows("up"), rows("down")), (w, d) -> w - 0.5 * 2 * d);
        assertClose(patched(new Shape(OUTPUTS, INPUTS), new Patch(change, -2, ALL)), wanted);
    }

    @Test
    void onlyTheFirstRanksCountWhereThatIsAsked() {
        WeightChange change = difference(new Product(weight("up"), weight("down")));
        double[][] up =
                Arrays.stream(rows("up")).map(row -> new double[] {row[0]}).toArray(double[][]::new);
        double[][] down = {rows("down")[0]};
        assertClose(
                patched(new Shape(OUTPUTS, INPUTS), new Patch(change, 1, 1)),
                each(base(INPUTS), product(up, down), (w, d) -> w + 0.5 * d));
    }

    @Test
    void aKernelStandsBetweenItsFactors() {
        double[][] left = rows("up");
        double[][] core = rows("core");
        double[][] right = rows("down");
        double[][] wanted = base(INPUTS * 9);
        for (int o = 0; o < OUTPUTS; o++) {
            for (int i = 0; i < INPUTS; i++) {
                for (int k = 0; k < 9; k++) {
                    for (int n = 0; n < RANK; n++) {
                        for (int m = 0; m < RANK; m++) {
                            wanted[o][i * 9 + k] += 0.5 * left[o][n] * core[n][m * 9 + k] * right[m][i];
                        }
                    }
                }
            }
        }
        WeightChange change = difference(new Cored(weight("up"), weight("core"), weight("down"), Cored.Side.ROWS));
        assertClose(patched(new Shape(OUTPUTS, INPUTS, 3, 3), new Patch(change, 1, ALL)), wanted);
    }

    @Test
    void theElementwiseProductIsAdded() {
        Product product = new Product(weight("up"), weight("down"));
        WeightChange change = new WeightChange.Hadamard(product, new Whole(weight("whole")), 0.5);
        double[][] delta = each(product(rows("up"), rows("down")), rows("whole"), (x, y) -> x * y);
        assertClose(
                patched(new Shape(OUTPUTS, INPUTS), new Patch(change, 1, ALL)),
                each(base(INPUTS), delta, (w, d) -> w + 0.5 * d));
    }

    @Test
    void theKroneckerProductIsAdded() {
        WeightChange change = new WeightChange.Kronecker(new Whole(weight("small")), new Whole(weight("other")), 1);
        double[][] wanted = base(INPUTS);
        for (int o = 0; o < OUTPUTS; o++) {
            for (int i = 0; i < INPUTS; i++) {
                wanted[o][i] += rows("small")[o / 2][i / 2] * rows("other")[o % 2][i % 2];
            }
        }
        assertClose(patched(new Shape(OUTPUTS, INPUTS), new Patch(change, 1, ALL)), wanted);
    }

    @Test
    void rowsAndColumnsGrowByAShare() {
        double[][] wanted = base(INPUTS);
        for (int o = 0; o < OUTPUTS; o++) {
            for (int i = 0; i < INPUTS; i++) {
                wanted[o][i] *= (1 + 0.5 * rows("outputs")[o][0]) * (1 + rows("inputs")[0][i]);
            }
        }
        assertClose(
                patched(
                        new Shape(OUTPUTS, INPUTS),
                        new Patch(new WeightChange.Share(weight("outputs"), Axis.OUTPUTS), 0.5, ALL),
                        new Patch(new WeightChange.Share(weight("inputs"), Axis.INPUTS), 1, ALL)),
                wanted);
    }

    @Test
    void columnsAreBroughtToALength() {
        WeightChange inner = new WeightChange.Difference(new Whole(weight("whole")), 1);
        WeightChange change = new WeightChange.Decomposed(inner, weight("inputs"), Axis.INPUTS);
        double[][] sum = each(base(INPUTS), rows("whole"), Double::sum);
        double[][] wanted = base(INPUTS);
        for (int i = 0; i < INPUTS; i++) {
            double length = 0;
            for (double[] row : sum) {
                length += row[i] * row[i];
            }
            for (int o = 0; o < OUTPUTS; o++) {
                double whole = sum[o][i] * rows("inputs")[0][i] / Math.sqrt(length);
                wanted[o][i] += 0.25 * (whole - wanted[o][i]);
            }
        }
        assertClose(patched(new Shape(OUTPUTS, INPUTS), new Patch(change, 0.25, ALL)), wanted);
    }

    @Test
    void aModelForInpaintingIsChangedInItsLatentsChannelsOnly() {
        WeightChange change = new WeightChange.Difference(new Whole(weight("whole")), 1);
        double[][] found = patched(new Shape(OUTPUTS, 9, 1, 1), new Patch(change, 1, ALL));
        double[][] wanted = base(9);
        for (int o = 0; o < OUTPUTS; o++) {
            for (int i = 0; i < INPUTS; i++) {
                wanted[o][i] += rows("whole")[o][i];
            }
        }
        assertClose(found, wanted);
    }
}
