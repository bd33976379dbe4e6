package app.safelight.text;

/// A prompt that cannot be read; the message says what is wrong and where.
public final class PromptSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    PromptSyntaxException(String message) {
        super(message);
    }
}
