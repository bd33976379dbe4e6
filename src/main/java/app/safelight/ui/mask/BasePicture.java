package app.safelight.ui.mask;

import app.safelight.request.ArgbPicture;
import java.nio.file.Path;

/// A picture to start from, as the engine will read it.
///
/// @param file where its content is kept, whatever becomes of the file it came from
/// @param origin the file it came from
/// @param pixels its content
public record BasePicture(Path file, Path origin, ArgbPicture pixels) {
    /// The name of the file it came from, without its folder.
    public String name() {
        return String.valueOf(origin.getFileName());
    }

    /// Pixels in a row.
    public int width() {
        return pixels.width();
    }

    /// Number of rows.
    public int height() {
        return pixels.height();
    }
}
