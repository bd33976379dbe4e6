package app.safelight.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import app.safelight.request.Attention;
import app.safelight.residency.ProcessMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /// What sub-quadratic attention takes at fewer is no more than the rest of the process comes and goes by.
    private static final int MANY_TOKENS = 16384;

    private static final int WIDTH = 40;

    @ParameterizedTest
    @EnumSource(
            value = Attention.class,
            names = {"PLAIN", "SPLIT", "SPLIT_V1", "SUB_QUADRATIC"})
    void theFullestMomentIsWhatTheoryTells(Attention attention) throws Exception {
        AttentionKernel kernel = AttentionKernel.onProcessor(attention);
        int tokens = attention == Attention.SUB_QUADRATIC ? MANY_TOKENS : TOKENS;
        AttentionCost.Sizes sizes = new AttentionCost.Sizes(1, HEADS, tokens, tokens, WIDTH);
        long result = (long) HEADS * tokens * WIDTH * Float.BYTES;
        long told = AttentionCost.bytes(kernel, sizes, Float.BYTES) + result;
        long taken = taken(kernel, tokens);
        System.Logger log = System.getLogger("attention");
        log.log(System.Logger.Level.INFO, "{0}: {1} MB, by theory {2} MB", attention, taken >> 20, told >> 20);
        assertThat(taken).as("bytes of %s", attention).isCloseTo(told, withinPercentage(20));
    }

    private static long taken(AttentionKernel attention, int tokens) throws IOException {
        PyTorch torch = PyTorch.start("");
        PyTorch.prepareThread();
        Kernels kernels = torch.kernels(NumberTypes.FLOAT32, attention, torch.scratch(NumberTypes.FLOAT32, _ -> {}));
        try (PtNDManager pass = torch.newManager()) {
            PtNDArray q = random(pass, tokens);
            PtNDArray k = random(pass, tokens);
            PtNDArray v = random(pass, tokens);
            kernels.attend(q, k, v).close();
            CLibrary.trim();
            forgetPeak();
            long before = ProcessMemory.peak().orElseThrow();
            kernels.attend(q, k, v).close();
            return ProcessMemory.peak().orElseThrow() - before;
        } finally {
            torch.close();
        }
    }

    /// Has the system begin anew to note the most memory resident. It misses no moment, as looking now and then does.
    private static void forgetPeak() throws IOException {
        Files.writeString(Path.of("/proc/self/clear_refs"), "5");
    }

    private static PtNDArray random(PtNDManager manager, int tokens) {
        float[] values = new float[HEADS * tokens * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i);
        }
        return Floats.array(manager, values, new Shape(1, HEADS, tokens, WIDTH));
    }
}
