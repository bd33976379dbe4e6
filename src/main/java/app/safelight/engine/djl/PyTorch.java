package app.safelight.engine.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import app.safelight.engine.MachineProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The native library, started once in a process, and the kernels it runs.
///
/// DJL reads its settings from system properties and keeps one engine for the whole process, so this is the one place
/// that sets them. Nothing is downloaded and nothing is reported.
final class PyTorch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PyTorch.class);
    private static final String NATIVES = "safelight.natives";

    private final PtNDManager root;
    private final KernelModule module;
    private final Kernels plain;

    private PyTorch(PtNDManager root, KernelModule module) {
        this.root = root;
        this.module = module;
        plain = kernels(NumberTypes.FLOAT32, AttentionKernel.SDP, scratch(NumberTypes.FLOAT32, _ -> {}));
    }

    /// Loads the native library that comes with the program. Takes about half a second the first time in a process.
    ///
    /// @param instructions highest set of instructions that oneDNN may use; empty for all there are
    /// @throws ai.djl.engine.EngineException if it cannot be loaded
    static PyTorch start(String instructions) {
        return start(instructions, null);
    }

    /// Loads the native library. Where it can use a CUDA device, the first such device computes.
    ///
    /// @param instructions highest set of instructions that oneDNN may use; empty for all there are
    /// @param chosen the user's own PyTorch; null for the one that comes with the program
    /// @throws ai.djl.engine.EngineException if it cannot be loaded
    static PyTorch start(String instructions, @Nullable TorchFolder chosen) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        // DJL uses JNA only to look for CUDA's runtime, and JNA would unpack a library into the user's cache folder
        System.setProperty("jna.noclasspath", "true");
        Path natives = Path.of(System.getProperty(NATIVES, ""));
        if (chosen != null) {
            choose(chosen);
        } else if (!natives.toString().isEmpty() && Files.isDirectory(natives)) {
            choose(new TorchFolder(natives, "cpu"));
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
        Engine engine = Engine.getEngine("PyTorch");
        Device device = chosen != null && chosen.cuda() ? cuda(engine) : engine.defaultDevice();
        PtNDManager root = (PtNDManager) engine.newBaseManager(device).newSubManager();
        return new PyTorch(root, KernelModule.load(root));
    }

    private static void choose(TorchFolder folder) {
        System.setProperty("PYTORCH_LIBRARY_PATH", folder.libraries().toString());
        System.setProperty("PYTORCH_FLAVOR", folder.flavor());
        System.setProperty("PYTORCH_VERSION", TorchFolder.VERSION);
    }

    /// The first CUDA device if it computes, which DJL itself cannot tell without JNA; else the processor.
    private static Device cuda(Engine engine) {
        try (NDManager manager = engine.newBaseManager(Device.gpu(0));
                NDArray one = manager.ones(new Shape(1))) {
            one.toFloatArray();
            return Device.gpu(0);
        } catch (ai.djl.engine.EngineException e) {
            LOG.warn("CUDA's driver is there, but its first device does not compute: {}", e.getMessage());
            return Device.cpu();
        }
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

    /// Makes the changes of networks to the weights of a network.
    ///
    /// @param account told by how many bytes the memory held grows or shrinks
    Patcher patcher(NumberTypes arithmetic, LongConsumer account) {
        return new Patcher(module, new PatchRoom(module, root, account), new FactorArrays(arrays(arithmetic), account));
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
