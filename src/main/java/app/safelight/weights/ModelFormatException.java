package app.safelight.weights;

import java.io.Serial;
import java.nio.file.Path;

/// A model file that cannot be used: damaged, mislabelled, malicious or of another kind.
public final class ModelFormatException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final String reason;

    /// @param file the file or folder
    /// @param reason what is wrong and, where there is something, what to do; a sentence's end that follows a colon
    public ModelFormatException(Path file, String reason) {
        super(shown(file) + ": " + reason);
        this.reason = reason;
    }

    /// What is wrong, without the name of the file.
    public String reason() {
        return reason;
    }

    private static String shown(Path file) {
        Path last = file.getFileName();
        return Shown.name(last == null ? file.toString() : last.toString());
    }
}
