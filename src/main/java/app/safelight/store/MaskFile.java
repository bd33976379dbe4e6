package app.safelight.store;

import app.safelight.request.MaskRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Masks on disk: PNG files in 8-bit grey, which [PictureInput] reads again to the byte.
public final class MaskFile {
    private MaskFile() {}

    /// Writes a mask under a name, its folder made if need be. A PNG file of that name is replaced; a file of another
    /// kind is not.
    ///
    /// @throws StoreException if it cannot be written; no part of it is left then
    public static void write(Path file, MaskRaster mask) throws StoreException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            PictureFile.checkReplaceable(file);
            WholeFile.write(file, PngEncoder.encode(mask));
        } catch (IOException e) {
            throw Failures.writing(file, e);
        }
    }
}
