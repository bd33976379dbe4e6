package app.safelight.engine;

import app.safelight.request.GenerationRequest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a request's model lies.
///
/// @param model file or folder of the checkpoint
/// @param autoencoder file whose autoencoder stands in place of the checkpoint's; null for its own
record ModelPaths(Path model, @Nullable Path autoencoder) {
    /// What a request names.
    ///
    /// @param bundled checkpoint for requests that name none
    /// @throws EngineException if a name cannot be that of a file
    static ModelPaths of(GenerationRequest request, Path bundled) throws EngineException {
        String model = request.model();
        String autoencoder = request.autoencoder();
        return new ModelPaths(model == null ? bundled : path(model), autoencoder == null ? null : path(autoencoder));
    }

    /// A file's name as a path.
    ///
    /// @throws EngineException if no file can have that name
    static Path path(String name) throws EngineException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new EngineException(name + " is no name a file can have.", e);
        }
    }
}
