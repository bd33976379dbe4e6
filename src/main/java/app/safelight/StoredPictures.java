package app.safelight;

import app.safelight.engine.EngineException;
import app.safelight.engine.PictureReader;
import app.safelight.request.ArgbPicture;
import app.safelight.store.PictureInput;
import app.safelight.store.StoreException;
import java.nio.file.Path;

/// Pictures as the engine asks for them, out of files.
final class StoredPictures implements PictureReader {
    @Override
    public ArgbPicture read(Path file) throws EngineException {
        try {
            return PictureInput.read(file);
        } catch (StoreException e) {
            throw new EngineException(String.valueOf(e.getMessage()), e);
        }
    }
}
