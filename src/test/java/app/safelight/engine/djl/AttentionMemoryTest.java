package app.safelight.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import app.safelight.request.Attention;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The memory that attention takes, measured and held against the theory that runs are planned with.
@Tag("native")
@EnabledOnOs(OS.LINUX)
class AttentionMemoryTest {
    private static final int HEADS = 2;
    private static final int TOKENS = 4096;
    private static final int WIDTH = 40;

    @ParameterizedTest
    @EnumSource(
            value = Attention.class,
            names = {"PLAIN", "SPLIT", "SPLIT_V1", "SUB_QUADRATIC"})
    void theFullestMomentIsWhatTheoryTells(Attention attention) throws Exception {
        AttentionKernel kernel = AttentionKernel.onProcessor(attention);
        AttentionCost.Sizes sizes = new AttentionCost.Sizes(1, HEADS, TOKENS, TOKENS, WIDTH);
        long result = (long) HEADS * TOKENS * WIDTH * Float.BYTES;
        long told = AttentionCost.bytes(kernel, sizes, Float.BYTES) + result;
        long taken = taken(kernel);
        System.Logger log = System.getLogger("attention");
        log.log(System.Logger.Level.INFO, "{0}: {1} MB, by theory {2} MB", attention, taken >> 20, told >> 20);
        assertThat(taken).as("bytes of %s", attention).isCloseTo(told, withinPercentage(20));
    }

    private static long taken(AttentionKernel attention) {
        PyTorch torch = PyTorch.start("");
        PyTorch.prepareThread();
        Kernels kernels = torch.kernels(NumberTypes.FLOAT32, attention, torch.scratch(NumberTypes.FLOAT32, _ -> {}));
        try (PtNDManager pass = torch.newManager()) {
            PtNDArray q = random(pass);
            PtNDArray k = random(pass);
            PtNDArray v = random(pass);
            kernels.attend(q, k, v).close();
            CLibrary.trim();
            long before = ProcessMemory.anonymous().orElseThrow();
            try (PeakSampler sampler = new PeakSampler(ProcessMemory::anonymous)) {
                kernels.attend(q, k, v).close();
                return sampler.peak().orElseThrow() - before;
            }
        } finally {
            torch.close();
        }
    }

    private static PtNDArray random(PtNDManager manager) {
        float[] values = new float[HEADS * TOKENS * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
        }
        return Floats.array(manager, values, new Shape(1, HEADS, TOKENS, WIDTH));
    }
}
