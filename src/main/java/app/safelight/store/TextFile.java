package app.safelight.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Text files of the user's, in UTF-8 and of at most 16 MiB.
public final class TextFile {
    private static final long MOST_BYTES = 16 << 20;

    private TextFile() {}

    /// The whole text.
    ///
    /// @throws StoreException if the file cannot be read, is too large or is no text in UTF-8
    public static String read(Path file) throws StoreException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new StoreException(file + " is larger than 16 MiB.");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw Failures.reading(file, e);
        }
    }
}
