package app.safelight.engine;

import app.safelight.weights.Checkpoint;
import app.safelight.weights.ModelFormatException;
import app.safelight.weights.NetworkFile;
import app.safelight.weights.NetworkMatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// A network that prompts called, open for as long as they go on calling it.
final class LoadedNetwork implements AutoCloseable {
    private final Path path;
    private final FileTime modified;
    private final NetworkFile file;
    private @Nullable Checkpoint checkpoint;
    private @Nullable NetworkMatch match;
    private @Nullable String hash;

    private LoadedNetwork(Path path, FileTime modified, NetworkFile file) {
        this.path = path;
        this.modified = modified;
        this.file = file;
    }

    static LoadedNetwork open(Path path) throws ModelFormatException, IOException {
        return new LoadedNetwork(path, Files.getLastModifiedTime(path), NetworkFile.open(path));
    }

    /// Whether a path names this file, unchanged.
    boolean isOf(Path other) throws IOException {
        return path.equals(other) && modified.equals(Files.getLastModifiedTime(other));
    }

    NetworkFile file() {
        return file;
    }

    /// What it does to a model.
    NetworkMatch match(Checkpoint model) {
        NetworkMatch known = match;
        if (known == null || model != checkpoint) {
            known = file.match(model);
            match = known;
            checkpoint = model;
        }
        return known;
    }

    /// What recipes name it by.
    String hash() throws ModelFormatException, IOException {
        String known = hash;
        if (known == null) {
            known = file.hash();
            hash = known;
        }
        return known;
    }

    @Override
    public void close() {
        file.close();
    }
}
