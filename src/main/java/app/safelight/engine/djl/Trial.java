package app.safelight.engine.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import app.safelight.engine.MachineProbe;
import app.safelight.request.Precision;

/// What a probing process does: a convolution and a matrix product in float32 and in bfloat16, timed. They are small,
/// since a processor without instructions for bfloat16 is a thousand times slower in it. The process may die of it.
public final class Trial {
    private static final int REPEATS = 5;
    private static final int SIDE = 32;
    private static final int CHANNELS = 128;
    private static final double NANOS = 1e9;

    private Trial() {}

    /// Runs it.
    ///
    /// @return the line that a probe looks for
    public static String run() {
        try (PyTorch torch = PyTorch.start("")) {
            PyTorch.prepareThread();
            return MachineProbe.line(seconds(torch, Precision.FLOAT32), seconds(torch, Precision.BFLOAT16));
        }
    }

    /// The shortest of a few runs, after one that prepares.
    private static double seconds(PyTorch torch, Precision precision) {
        NumberTypes arithmetic = NumberTypes.of(precision);
        try (PtNDManager manager = torch.newManager();
                Scratch scratch = torch.scratch(arithmetic, _ -> {})) {
            Kernels kernels = torch.kernels(arithmetic, AttentionKernel.SDP, scratch);
            kernels.reserve((long) CHANNELS * CHANNELS * 9);
            PtNDArray picture = kernels.carried(ones(manager, 1, CHANNELS, SIDE, SIDE));
            PtNDArray tokens = kernels.carried(ones(manager, (long) SIDE * SIDE, CHANNELS));
            PtNDArray[] convolution = {ones(manager, CHANNELS, CHANNELS, 3, 3), ones(manager, CHANNELS)};
            PtNDArray projection = ones(manager, 4 * CHANNELS, CHANNELS);
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i <= REPEATS; i++) {
                long begin = System.nanoTime();
                kernels.conv(picture, convolution, 1, 1).close();
                kernels.project(tokens, projection).close();
                double seconds = (System.nanoTime() - begin) / NANOS;
                best = i == 0 ? best : Math.min(best, seconds);
            }
            return best;
        }
    }

    private static PtNDArray ones(PtNDManager manager, long... shape) {
        return (PtNDArray) manager.ones(new Shape(shape), DataType.FLOAT32);
    }
}
