package app.safelight.engine;

import app.safelight.request.Provenance;
import app.safelight.weights.Checkpoint;
import app.safelight.weights.FileName;
import app.safelight.weights.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A checkpoint in use.
///
/// @param model its file or folder
/// @param autoencoder file whose autoencoder stands in place of the checkpoint's; null for its own
/// @param checkpoint mapped
record OpenModel(HashedFile model, @Nullable HashedFile autoencoder, Checkpoint checkpoint) implements AutoCloseable {

    /// Opens a model.
    ///
    /// @param others models that are open, whose hashes are taken over where they have the same files
    /// @throws ModelFormatException if one of the files is no model that can be used
    /// @throws IOException if one cannot be read
    static OpenModel open(ModelPaths paths, List<OpenModel> others) throws ModelFormatException, IOException {
        Checkpoint checkpoint = Checkpoint.open(paths.model(), paths.autoencoder());
        Path autoencoder = paths.autoencoder();
        return new OpenModel(
                hashed(paths.model(), others), autoencoder == null ? null : hashed(autoencoder, others), checkpoint);
    }

    private static HashedFile hashed(Path file, List<OpenModel> others) throws IOException {
        for (HashedFile known : others.stream().flatMap(OpenModel::files).toList()) {
            if (known.isOf(file)) {
                return known;
            }
        }
        return HashedFile.of(file);
    }

    private Stream<HashedFile> files() {
        return autoencoder == null ? Stream.of(model) : Stream.of(model, autoencoder);
    }

    /// Whether this is the model of those files, unchanged.
    boolean isOf(ModelPaths paths) throws IOException {
        Path other = paths.autoencoder();
        if (autoencoder == null || other == null) {
            return (autoencoder == null) == (other == null) && model.isOf(paths.model());
        }
        return autoencoder.isOf(other) && model.isOf(paths.model());
    }

    /// The model's part of a recipe; waits for the hashes.
    ///
    /// @throws IOException if a file could not be read to its end
    Provenance provenance(String version) throws IOException {
        return new Provenance(
                        name(),
                        model.shortHash(),
                        version,
                        autoencoder == null
                                ? null
                                : autoencoder.path().getFileName().toString(),
                        autoencoder == null ? null : autoencoder.shortHash())
                .with(checkpoint.description().variant());
    }

    /// The checkpoint's file name without its ending.
    private String name() {
        Path path = model.path();
        return Files.isDirectory(path) ? String.valueOf(path.getFileName()) : FileName.stem(path);
    }

    @Override
    public void close() {
        checkpoint.close();
    }
}
