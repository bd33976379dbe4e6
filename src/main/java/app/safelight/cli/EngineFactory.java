package app.safelight.cli;

import app.safelight.engine.Engine;
import app.safelight.engine.EngineException;
import java.nio.file.Path;

/// Starts the engine. Commands that need none never call it.
@FunctionalInterface
public interface EngineFactory {
    /// A running engine, which the caller closes.
    ///
    /// @param home folder for what the program keeps, made when it is first needed
    /// @param presets folder of the bundled model
    /// @throws EngineException if the native library cannot be loaded
    Engine start(Path home, Path presets) throws EngineException;
}
