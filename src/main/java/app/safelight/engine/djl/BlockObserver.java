package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;

/// Sees what each block of a network makes; for tests that look for where an error begins.
@FunctionalInterface
interface BlockObserver {
    /// Ignores everything.
    BlockObserver NONE = (_, _) -> {};

    /// Takes what a block made.
    ///
    /// @param block its name in the checkpoint
    /// @param output to be read at once: it is freed soon
    void made(String block, PtNDArray output);
}
