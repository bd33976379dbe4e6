package app.safelight.engine;

import app.safelight.weights.ModelHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A model file in use, its hash being computed beside the work.
///
/// @param path as the request named it
/// @param modified the file's time when it was opened: a file written since is another one
/// @param hash SHA-256 of the file
record HashedFile(Path path, FileTime modified, FutureTask<ModelHash> hash) {
    /// Begins to read the file.
    ///
    /// @throws IOException if it cannot be looked at
    static HashedFile of(Path path) throws IOException {
        FutureTask<ModelHash> hash = new FutureTask<>(() -> ModelHash.of(path));
        Thread.ofPlatform().daemon(true).name("model hash").start(hash);
        return new HashedFile(path, Files.getLastModifiedTime(path), hash);
    }

    /// Whether a path names this file, unchanged.
    boolean isOf(Path other) throws IOException {
        return path.equals(other) && modified.equals(Files.getLastModifiedTime(other));
    }

    /// The first ten digits of the hash; waits for it.
    ///
    /// @throws IOException if the file could not be read to its end
    String shortHash() throws IOException {
        try {
            return hash.get().shortHash();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while hashing " + path, e);
        } catch (ExecutionException e) {
            throw new IOException(path + " could not be hashed", e.getCause());
        }
    }
}
