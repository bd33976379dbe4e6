package app.safelight.engine.remote;

import java.io.Serial;

/// What came over the stream is no message.
final class NoMessage extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    NoMessage(String reason) {
        super(reason);
    }
}
