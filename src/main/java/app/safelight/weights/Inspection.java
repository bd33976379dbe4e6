package app.safelight.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be said about a model file or folder, whole or not, without reading its weights.
///
/// @param kind what it is
/// @param description of a checkpoint, of an incomplete one as far as it goes; null for other kinds
/// @param problems what keeps it from being used as a checkpoint, each a clause; empty if nothing does
public record Inspection(FileKind kind, @Nullable ModelDescription description, List<String> problems) {
    public Inspection {
        problems = List.copyOf(problems);
    }

    /// Looks at a path.
    ///
    /// @throws IOException if it cannot be read
    public static Inspection of(Path path) throws IOException {
        FileKind kind = FileKind.UNKNOWN;
        try (Arena arena = Arena.ofConfined()) {
            ModelParts parts;
            if (Files.isDirectory(path)) {
                parts = DiffusersFolder.read(path, arena);
                kind = FileKind.CHECKPOINT;
            } else {
                Tensors tensors = ModelFiles.tensors(path, arena);
                kind = FileKind.of(tensors.weights().keySet());
                parts = ModelFiles.parts(path, tensors, arena);
            }
            Assembly assembly = Assembly.of(parts);
            return new Inspection(kind, assembly.description(), assembly.problems());
        } catch (ModelFormatException e) {
            return new Inspection(kind, null, List.of(e.reason()));
        }
    }

    /// Whether it is a checkpoint that can be used.
    public boolean isUsable() {
        return problems.isEmpty();
    }
}
