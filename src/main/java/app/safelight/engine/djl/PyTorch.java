package app.safelight.engine.djl;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Files;
import java.nio.file.Path;

/// The native library, started once in a process, and the kernels it runs.
///
/// DJL reads its settings from system properties and keeps one engine for the whole process, so this is the one place
/// that sets them. Nothing is downloaded and nothing is reported.
final class PyTorch implements AutoCloseable {
    private static final String NATIVES = "safelight.natives";
    private static final String VERSION = "2.7.1";

    private final PtNDManager root;
    private final Kernels kernels;

    private PyTorch(PtNDManager root, Kernels kernels) {
        this.root = root;
        this.kernels = kernels;
    }

    /// Loads the native library. Takes about half a second the first time in a process.
    ///
    /// @throws ai.djl.engine.EngineException if it cannot be loaded
    static PyTorch start() {
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
        CLibrary.returnFreedMemory();
        PtNDManager root =
                (PtNDManager) Engine.getEngine("PyTorch").newBaseManager().newSubManager();
        return new PyTorch(root, Kernels.load(root));
    }

    Kernels kernels() {
        return kernels;
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
        kernels.close();
        root.close();
    }
}
