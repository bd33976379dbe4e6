package app.safelight.engine;

import java.io.IOException;

/// What is done with a stage while it is loaded.
///
/// @param <S> the stage's interface
/// @param <T> the result
@FunctionalInterface
public interface StageUse<S, T> {
    /// Uses the stage, which must not be kept.
    ///
    /// @throws EngineException if the native library fails
    /// @throws IOException if a file cannot be read or written
    T apply(S stage) throws EngineException, IOException;
}
