package app.safelight.engine;

import app.safelight.request.ArgbPicture;
import java.nio.file.Path;

/// Decodes the pictures and masks a request names.
@FunctionalInterface
public interface PictureReader {
    /// Decodes one.
    ///
    /// @throws EngineException saying which file cannot be used and why
    ArgbPicture read(Path file) throws EngineException;
}
