package app.safelight.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Large maps are gone over in strips, large weights in pieces; neither changes the numbers.
@Tag("native")
class StripsTest {
    private static final double EPSILON = 1e-6;
    private static PtNDManager root;
    private static KernelModule module;
    private PtNDManager pass;
    private final Random random = new Random(5);

    @BeforeAll
    static void start() {
        PyTorch torch = PyTorch.start("");
        PyTorch.prepareThread();
        root = torch.newManager();
        module = KernelModule.load(root);
    }

    @AfterAll
    static void stop() {
        module.close();
        root.close();
    }

    @BeforeEach
    void open() {
        pass = (PtNDManager) root.newSubManager();
    }

    @AfterEach
    void close() {
        pass.close();
    }

    @ParameterizedTest
    @CsvSource({"40, false", "40, true", "17, false", "16, true", "300, false"})
    void aNormAndConvolutionInStripsIsTheWholeOne(int height, boolean wrap) {
        PtNDArray x = random(1, 64, height, 12);
        PtNDArray scale = random(64);
        PtNDArray shift = random(64);
        PtNDArray weight = random(5, 64, 3, 3);
        PtNDArray bias = random(5);
        PtNDArray activated = module.run("norm_act", x, IValue.from(scale), IValue.from(shift), IValue.from(EPSILON));
        PtNDArray whole = convolution(activated, weight, bias, room(1), wrap);
        PtNDArray strips = module.run(
                "norm_act_conv_strips",
                x,
                IValue.from(scale),
                IValue.from(shift),
                IValue.from(weight),
                IValue.from(bias),
                IValue.from(room(1)),
                IValue.from(EPSILON),
                IValue.from(wrap));
        // values go up to about 40
        assertThat(strips.toFloatArray()).usingComparatorWithPrecision(1e-4f).containsExactly(whole.toFloatArray());
    }

    @ParameterizedTest
    @CsvSource({"20, false", "20, true", "33, false", "33, true"})
    void anEnlargementInStripsIsTheWholeOne(int height, boolean wrap) {
        PtNDArray x = random(1, 3, height, 10);
        PtNDArray weight = random(5, 3, 3, 3);
        PtNDArray bias = random(5);
        PtNDArray whole = upsample("upsample", x, weight, bias, wrap);
        PtNDArray strips = upsample("upsample_strips", x, weight, bias, wrap);
        assertThat(strips.toFloatArray()).usingComparatorWithPrecision(1e-5f).containsExactly(whole.toFloatArray());
    }

    @Test
    void aConvolutionPieceByPieceIsTheWholeOne() {
        PtNDArray x = random(2, 16, 9, 7);
        PtNDArray half = random(80, 16, 3, 3).toType(DataType.FLOAT16, false);
        PtNDArray bias = random(80);
        float[] whole = convolution(x, half, bias, room(80 * 16 * 9), false).toFloatArray();
        assertThat(convolution(x, half, bias, room(33 * 16 * 9), false).toFloatArray())
                .containsExactly(whole);
        assertThat(convolution(x, half, bias, room(16 * 9), false).toFloatArray())
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(whole);
    }

    @Test
    void aProductPieceByPieceIsTheWholeOne() {
        PtNDArray x = random(2, 5, 24);
        PtNDArray half = random(70, 24).toType(DataType.FLOAT16, false);
        PtNDArray bias = random(70);
        float[] whole = linear(x, half, bias, room(70 * 24)).toFloatArray();
        assertThat(linear(x, half, bias, room(33 * 24)).toFloatArray())
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(whole);
    }

    private PtNDArray convolution(PtNDArray x, PtNDArray weight, PtNDArray bias, PtNDArray room, boolean wrap) {
        return module.run(
                "conv2d",
                x,
                IValue.from(weight),
                IValue.from(bias),
                IValue.from(room),
                IValue.from(1L),
                IValue.listFrom(1L, 1L),
                IValue.from(wrap));
    }

    private PtNDArray linear(PtNDArray x, PtNDArray weight, PtNDArray bias, PtNDArray room) {
        return module.run("linear", x, IValue.from(weight), IValue.from(bias), IValue.from(room));
    }

    private PtNDArray upsample(String kernel, PtNDArray x, PtNDArray weight, PtNDArray bias, boolean wrap) {
        return module.run(kernel, x, IValue.listFrom(weight, bias), IValue.from(room(1)), IValue.from(wrap));
    }

    private PtNDArray room(int elements) {
        return pass.create(new Shape(elements), DataType.FLOAT32);
    }

    private PtNDArray random(long... shape) {
        Shape all = new Shape(shape);
        float[] values = new float[Math.toIntExact(all.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Floats.array(pass, values, all);
    }
}
