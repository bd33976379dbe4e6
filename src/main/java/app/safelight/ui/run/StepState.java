package app.safelight.ui.run;

import app.safelight.engine.KeptState;
import app.safelight.weights.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The file that a run's state goes to after each step, as long as the run takes.
///
/// @param file in a folder of its own
record StepState(Path file) implements AutoCloseable {
    /// A place for a state.
    ///
    /// @throws IOException if there is none
    static StepState create() throws IOException {
        return new StepState(Files.createTempDirectory("safelight-run").resolve("state.safetensors"));
    }

    /// The last state; null before the first step.
    ///
    /// @throws ModelFormatException if the file is damaged
    /// @throws IOException if it cannot be read
    @Nullable
    KeptState read() throws ModelFormatException, IOException {
        return Files.exists(file) ? KeptState.read(file) : null;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.resolveSibling(""));
    }
}
