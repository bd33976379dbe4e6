package app.safelight.cli;

import app.safelight.engine.Engine;
import app.safelight.engine.EngineException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Starts the engine. Commands that need none never call it.
@FunctionalInterface
public interface EngineFactory {
    /// A running engine, which the caller closes.
    ///
    /// @param home folder for what the program keeps, made when it is first needed
    /// @param presets folder of the bundled model
    /// @param torch folder with a PyTorch of the user's own; null for the one that comes with the program
    /// @throws EngineException if the native library cannot be loaded
    Engine start(Path home, Path presets, @Nullable Path torch) throws EngineException;
}
