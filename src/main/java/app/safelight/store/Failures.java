package app.safelight.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// Says in a sentence why a file could not be read or written.
final class Failures {
    private Failures() {}

    static StoreException reading(Path file, IOException cause) {
        return new StoreException(file + " cannot be read: " + reason(file, cause) + ".", cause);
    }

    static StoreException writing(Path file, IOException cause) {
        return new StoreException(
                file + " cannot be written: " + reason(file, cause) + ". Choose another place or make room there.",
                cause);
    }

    private static String reason(Path file, IOException cause) {
        return switch (cause) {
            case NoSuchFileException missing ->
                missing.getFile().equals(file.toString())
                        ? "there is no such file"
                        : "there is no folder " + file.toAbsolutePath().getParent();
            case AccessDeniedException _ -> "permission was refused";
            case NotDirectoryException _ -> "part of its path is a file";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> cause.getMessage() != null ? cause.getMessage() : "the system gave no reason";
        };
    }
}
