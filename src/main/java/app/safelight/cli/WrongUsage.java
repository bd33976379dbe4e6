package app.safelight.cli;

import java.io.Serial;

/// Arguments that make no sense together, found after they were read one by one. The message is a whole sentence.
final class WrongUsage extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    WrongUsage(String message) {
        super(message);
    }

    WrongUsage(String message, Throwable cause) {
        super(message, cause);
    }
}
