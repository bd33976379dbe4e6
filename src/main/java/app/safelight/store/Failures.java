package app.safelight.store;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Says in a sentence why a file could not be read or written.
final class Failures {
    private Failures() {}

    static StoreException reading(Path file, IOException cause) {
        return new StoreException(file + " cannot be read: " + reason(file, cause) + ".", cause);
    }

    static StoreException writing(Path file, IOException cause) {
        return writing(file, reason(file, cause), cause);
    }

    static StoreException writing(Path file, String reason, @Nullable IOException cause) {
        return new StoreException(
                file + " cannot be written: " + reason + ". Choose another place or make room there.", cause);
    }

    /// Why a file cannot be made where it is wanted, said of its folder.
    static String absent(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return folder != null && Files.isDirectory(folder)
                ? "the system makes no file there"
                : "there is no folder " + folder;
    }

    private static String reason(Path file, IOException cause) {
        return switch (cause) {
            case NoSuchFileException missing ->
                missing.getFile().equals(file.toString()) ? "there is no such file" : absent(file);
            case CharacterCodingException _ -> "it is no text in UTF-8";
            case AccessDeniedException _ -> "permission was refused";
            case NotDirectoryException _ -> "part of its path is a file";
            case FileAlreadyExistsException there ->
                there.getFile().equals(file.toString())
                        ? "it is there already and is no folder"
                        : there.getFile() + " is there already and is no folder";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> cause.getMessage() != null ? cause.getMessage() : "the system gave no reason";
        };
    }
}
