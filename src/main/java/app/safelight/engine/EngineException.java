package app.safelight.engine;

import java.io.Serial;

/// The engine failed for a reason that is not the model file's form.
public final class EngineException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /// A failure that this program found itself.
    ///
    /// @param message what could not be done and what helps, for the person who asked
    public EngineException(String message) {
        super(message);
    }

    /// A failure of the layer below.
    ///
    /// @param message what could not be done, for the person who asked
    /// @param cause what the layer below said; its text goes to the log
    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
