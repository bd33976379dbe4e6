package app.safelight.store;

import java.nio.file.Files;
import java.nio.file.Path;

/// Looks, before the work begins, whether its result can be kept where it is wanted.
public final class Place {
    private Place() {}

    /// Looks at the place of a file.
    ///
    /// @throws StoreException if there is no folder for it, or nothing can be written there
    public static void checkFile(Path file) throws StoreException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Failures.writing(file, Failures.absent(file), null);
        }
        if (Files.isDirectory(file)) {
            throw Failures.writing(file, "it is a folder", null);
        }
        checkWritable(file, folder);
    }

    /// Looks at the place of a picture file; in place of a file of another kind none is written.
    ///
    /// @throws StoreException if there is no folder for it, nothing can be written there, or another file is there
    public static void checkPicture(Path file) throws StoreException {
        checkFile(file);
        PictureFile.checkReplaceable(file);
    }

    /// Looks at a folder, which need not be there yet.
    ///
    /// @throws StoreException if it cannot be made, or nothing can be written there
    public static void checkFolder(Path folder) throws StoreException {
        Path present = folder.toAbsolutePath().normalize();
        while (!Files.exists(present) && present.getParent() != null) {
            present = present.getParent();
        }
        if (!Files.isDirectory(present)) {
            throw Failures.writing(folder, (present.equals(folder) ? "it" : present) + " is no folder", null);
        }
        checkWritable(folder, present);
    }

    private static void checkWritable(Path wanted, Path folder) throws StoreException {
        if (!Files.isWritable(folder)) {
            throw Failures.writing(wanted, "permission was refused", null);
        }
    }
}
