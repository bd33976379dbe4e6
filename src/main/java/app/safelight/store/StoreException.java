package app.safelight.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A file of the user's that cannot be read or written. The message is a whole sentence for the user: which file, why
/// and, where there is something, what to do.
public final class StoreException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /// @param message for the user
    public StoreException(String message) {
        this(message, null);
    }

    /// @param message for the user
    /// @param cause for the log
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
