package app.safelight.ui.canvas;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Raster;
import app.safelight.ui.mask.BasePicture;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the canvas shows.
public sealed interface Shown {
    /// Nothing yet.
    record Nothing() implements Shown {}

    /// A picture in work, seen in its latent.
    ///
    /// @param raster an eighth of the picture's size on each side
    record Preview(Raster raster) implements Shown {}

    /// A picture just made.
    ///
    /// @param request that makes it again
    /// @param file where it is kept; null if it could not be
    record Picture(
            Raster raster,
            GenerationRequest request,
            @Nullable Path file) implements Shown {}

    /// A picture of the strip.
    record Kept(Path file) implements Shown {}

    /// The picture to start from, with its mask.
    record Start(BasePicture picture) implements Shown {}

    /// The file of the picture shown; null where it has none.
    default @Nullable Path file() {
        return this instanceof Start start ? start.picture().file() : null;
    }
}
