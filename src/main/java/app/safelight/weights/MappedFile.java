package app.safelight.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Maps whole files read-only. Mapping takes address space, not memory.
final class MappedFile {
    private MappedFile() {}

    /// Makes something that owns an arena.
    interface Opening<T> {
        T open(Arena arena) throws ModelFormatException, IOException;
    }

    /// Opens something in an arena of its own, which is closed again if that fails.
    @SuppressWarnings("MustBeClosedChecker") // what is opened owns the arena and closes it
    static <T> T owning(Opening<T> opening) throws ModelFormatException, IOException {
        Arena arena = Arena.ofShared();
        try {
            return opening.open(arena);
        } catch (ModelFormatException | IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    /// @param arena owns the mapping; closing it unmaps
    /// @throws ModelFormatException if the path is no file
    static MemorySegment map(Path file, Arena arena) throws IOException, ModelFormatException {
        if (Files.isDirectory(file)) {
            throw new ModelFormatException(file, "is a folder, not a file");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
        } catch (NoSuchFileException e) {
            throw new ModelFormatException(file, "does not exist");
        }
    }
}
