package app.safelight.engine;

import app.safelight.request.Provenance;
import app.safelight.weights.Checkpoint;
import app.safelight.weights.ModelFormatException;
import app.safelight.weights.ModelHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A checkpoint in use, its hash being computed beside the work.
///
/// @param path as the request named it
/// @param modified the file's time when it was opened: a file written since is another one
/// @param checkpoint mapped
/// @param hash SHA-256 of the file
record OpenModel(Path path, FileTime modified, Checkpoint checkpoint, FutureTask<ModelHash> hash)
        implements AutoCloseable {

    /// @throws ModelFormatException if the file is no checkpoint that can be used
    /// @throws IOException if it cannot be read
    static OpenModel open(Path path) throws ModelFormatException, IOException {
        Checkpoint checkpoint = Checkpoint.open(path);
        FutureTask<ModelHash> hash = new FutureTask<>(() -> ModelHash.of(path));
        Thread.ofPlatform().daemon(true).name("model hash").start(hash);
        return new OpenModel(path, Files.getLastModifiedTime(path), checkpoint, hash);
    }

    boolean isOf(Path other) throws IOException {
        return path.equals(other) && modified.equals(Files.getLastModifiedTime(other));
    }

    /// The model's part of a recipe; waits for the hash.
    ///
    /// @throws IOException if the file could not be read to its end
    Provenance provenance(String version) throws IOException {
        try {
            return new Provenance(name(), hash.get().shortHash(), version);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while hashing " + path, e);
        } catch (ExecutionException e) {
            throw new IOException(path + " could not be hashed", e.getCause());
        }
    }

    private String name() {
        String file = path.getFileName().toString();
        int dot = Files.isDirectory(path) ? -1 : file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    @Override
    public void close() {
        checkpoint.close();
    }
}
