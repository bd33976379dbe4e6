package app.safelight.ui.mask;

import app.safelight.request.ArgbPicture;
import java.nio.file.Path;

/// A picture to start from, as the engine will read it.
///
/// @param file where it lies
/// @param pixels its content when it was chosen
public record BasePicture(Path file, ArgbPicture pixels) {
    /// Pixels in a row.
    public int width() {
        return pixels.width();
    }

    /// Number of rows.
    public int height() {
        return pixels.height();
    }

    /// The file's name without its folder.
    public String name() {
        return String.valueOf(file.getFileName());
    }
}
