package app.safelight.ui.run;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Raster;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A finished picture.
///
/// @param request that makes this one again
/// @param raster the picture
/// @param file where it is kept; null if it could not be
public record Made(
        GenerationRequest request, Raster raster, @Nullable Path file) {}
