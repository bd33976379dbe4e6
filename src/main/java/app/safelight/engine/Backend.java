package app.safelight.engine;

import app.safelight.weights.Checkpoint;

/// A library that runs the networks. Used by one thread only.
public interface Backend extends AutoCloseable {
    /// The networks of a checkpoint, which stays the caller's and must stay open until they are closed.
    ///
    /// @throws EngineException if the native library fails
    StagedModel load(Checkpoint checkpoint) throws EngineException;

    @Override
    void close();

    /// Starts a backend on the thread that will use it.
    @FunctionalInterface
    interface Factory {
        /// Starts it.
        ///
        /// @throws EngineException if the native library cannot be loaded
        Backend start() throws EngineException;
    }
}
