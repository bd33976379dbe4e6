package app.safelight.engine.djl;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import app.safelight.engine.MachineProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/// The native library, started once in a process, and the kernels it runs.
///
/// DJL reads its settings from system properties and keeps one engine for the whole process, so this is the one place
/// that sets them. Nothing is downloaded and nothing is reported.
final class PyTorch implements AutoCloseable {
    private static final String NATIVES = "safelight.natives";
    private static final String VERSION = "2.7.1";

    private final PtNDManager root;
    private final KernelModule module;
    private final Kernels plain;

    private PyTorch(PtNDManager root, KernelModule module) {
        this.root = root;
        this.module = module;
        plain = kernels(NumberTypes.FLOAT32, AttentionKernel.SDP, scratch(NumberTypes.FLOAT32, _ -> {}));
    }

    /// Loads the native library. Takes about half a second the first time in a process.
    ///
    /// @param instructions highest set of instructions that oneDNN may use; empty for all there are
    /// @throws ai.djl.engine.EngineException if it cannot be loaded
    static PyTorch start(String instructions) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        // DJL uses JNA only to look for CUDA's runtime, and JNA would unpack a library into the user's cache folder
        System.setProperty("jna.noclasspath", "true");
        String natives = System.getProperty(NATIVES, "");
        if (!natives.isEmpty() && Files.isDirectory(Path.of(natives))) {
            System.setProperty("PYTORCH_LIBRARY_PATH", natives);
            System.setProperty("PYTORCH_FLAVOR", "cpu");
            System.setProperty("PYTORCH_VERSION", VERSION);
        }
        // waiting workers spin for some microseconds, which a small model's many short regions need, then sleep: ones
        // that spin on take the processor from whoever else wants it
        CLibrary.setDefault("OMP_WAIT_POLICY", "PASSIVE");
        CLibrary.setDefault("GOMP_SPINCOUNT", "3000");
        // large arrays in large pages, which the system clears in a fifth of the time
        CLibrary.setDefault("THP_MEM_ALLOC_ENABLE", "1");
        if (!instructions.isEmpty()) {
            CLibrary.setDefault(MachineProbe.VARIABLE, instructions);
        }
        CLibrary.settle(CLibrary.Freed.AT_ONCE);
        PtNDManager root =
                (PtNDManager) Engine.getEngine("PyTorch").newBaseManager().newSubManager();
        return new PyTorch(root, KernelModule.load(root));
    }

    /// Kernels that compute in float32 with PyTorch's own attention.
    Kernels kernels() {
        return plain;
    }

    /// Kernels that compute in a way of their own.
    Kernels kernels(NumberTypes arithmetic, AttentionKernel attention, Scratch scratch) {
        return kernels(arithmetic, attention, scratch, Kernels.Rows.TOGETHER);
    }

    /// Kernels that compute in a way of their own, and go over rows in one.
    Kernels kernels(NumberTypes arithmetic, AttentionKernel attention, Scratch scratch, Kernels.Rows rows) {
        return new Kernels(module, arithmetic, attention, scratch, rows);
    }

    /// Room to convert weights in, whose memory lasts until it is closed.
    ///
    /// @param account told by how many bytes the memory held grows or shrinks
    Scratch scratch(NumberTypes arithmetic, LongConsumer account) {
        return new Scratch(module, root, arithmetic.product(), account);
    }

    /// Makes arrays of weights, which belong to it.
    WeightArrays arrays(NumberTypes arithmetic) {
        return new WeightArrays(module, newManager(), arithmetic.product());
    }

    /// A manager whose arrays are freed when it is closed.
    PtNDManager newManager() {
        return root.newSubManager(root.getDevice());
    }

    /// Prepares the calling thread, which must be the one that then runs the networks: PyTorch keeps these switches and
    /// its worker threads apart for each thread.
    static void prepareThread() {
        JniUtils.setGradMode(false);
        JniUtils.setGraphExecutorOptimize(false);
    }

    @Override
    public void close() {
        module.close();
        root.close();
    }
}
