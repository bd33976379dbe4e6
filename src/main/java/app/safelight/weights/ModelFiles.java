package app.safelight.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// Reads model files of every kind, told apart by their content.
final class ModelFiles {
    private ModelFiles() {}

    /// A model's networks, from whatever layout the path has.
    static ModelParts parts(Path path, Arena arena) throws ModelFormatException, IOException {
        return SingleFileLayout.take(tensors(path, arena), arena);
    }

    /// The tensors of one file.
    static Tensors tensors(Path file, Arena arena) throws ModelFormatException, IOException {
        MemorySegment bytes = MappedFile.map(file, arena);
        return SafetensorsFile.read(file, bytes);
    }
}
