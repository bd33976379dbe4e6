package app.safelight.text;

import java.io.Serial;

/// A prompt that cannot be read; the message says what is wrong and what to write instead.
public final class PromptSyntaxException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int position;

    PromptSyntaxException(String message, int position) {
        super(message);
        this.position = position;
    }

    /// Index in the text that was read at which the mistake begins.
    public int position() {
        return position;
    }
}
