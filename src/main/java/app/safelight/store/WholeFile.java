package app.safelight.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Files that are never seen half written: the content goes into a file of another name, is flushed to the disk, and
/// takes its name in one move.
final class WholeFile {
    private WholeFile() {}

    /// Writes a file, in place of one that is there.
    ///
    /// @throws IOException if it cannot be written; what was there before is then still there
    static void write(Path file, byte[] content) throws IOException {
        Path part = writePart(file, content);
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Writes the content beside a file, under a name nobody looks for.
    ///
    /// @return where it is, for the caller to move or delete
    /// @throws IOException if it cannot be written; no part of it is left then
    static Path writePart(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        return part;
    }
}
