package app.safelight.ui.run;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Raster;
import app.safelight.store.PictureFile;
import app.safelight.store.StoreException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A finished picture.
///
/// @param request that makes this one again
/// @param raster the picture
/// @param recipe what goes into its file
/// @param file where it is kept; null if it could not be
public record Made(
        GenerationRequest request,
        Raster raster,
        String recipe,
        @Nullable Path file) {
    /// The same picture, kept in a folder.
    ///
    /// @throws StoreException if it cannot be written there
    Made keptIn(Path folder) throws StoreException {
        return new Made(request, raster, recipe, PictureFile.writeNumbered(folder, request.seed(), raster, recipe));
    }
}
