package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;

/// Changes weights on their way into a kernel.
@FunctionalInterface
interface Patching {
    /// Weights stay as they are.
    Patching NONE = (_, weights) -> weights;

    /// The weights of one kernel call, those that are changed as arrays that are good until the next call.
    ///
    /// @param names of the weights
    /// @param weights as they are stored; not written to
    PtNDArray[] patched(String[] names, PtNDArray[] weights);
}
