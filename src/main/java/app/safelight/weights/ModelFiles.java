package app.safelight.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads model files of every kind, told apart by their content.
final class ModelFiles {
    private ModelFiles() {}

    /// A model's networks, from whatever layout the path has.
    ///
    /// @throws ModelFormatException if the path holds no checkpoint, or an unsound one
    static ModelParts parts(Path path, Arena arena) throws ModelFormatException, IOException {
        if (Files.isDirectory(path)) {
            return DiffusersFolder.read(path, arena);
        }
        return parts(path, tensors(path, arena), arena);
    }

    /// The networks among the tensors of a single file.
    static ModelParts parts(Path path, Tensors tensors, Arena arena) throws ModelFormatException {
        FileKind kind = FileKind.of(tensors.weights().keySet());
        if (kind != FileKind.CHECKPOINT) {
            String example = tensors.weights().isEmpty()
                    ? ""
                    : "; its first tensor is "
                            + Shown.name(tensors.weights().keySet().iterator().next());
            throw new ModelFormatException(path, kind.rejection() + (kind == FileKind.UNKNOWN ? example : ""));
        }
        return SingleFileLayout.take(tensors, arena);
    }

    /// The tensors of one file, or of all that an index of shards names.
    static Tensors tensors(Path file, Arena arena) throws ModelFormatException, IOException {
        MemorySegment bytes = MappedFile.map(file, arena);
        try {
            return ShardIndex.isOne(file, bytes) ? ShardIndex.read(file, bytes, arena) : tensors(file, bytes, arena);
        } catch (InternalError e) {
            throw new IOException("the file became shorter while it was read: " + file, e);
        }
    }

    /// The tensors of a file that must not be an index again.
    static Tensors shard(Path file, Arena arena) throws ModelFormatException, IOException {
        return tensors(file, MappedFile.map(file, arena), arena);
    }

    private static Tensors tensors(Path file, MemorySegment bytes, Arena arena) throws ModelFormatException {
        return switch (FileContent.of(bytes)) {
            case SAFETENSORS -> SafetensorsFile.read(file, bytes);
            case ZIP -> PickledFile.read(file, bytes, arena);
            case PICKLE ->
                LegacyPickledFile.isOne(bytes)
                        ? LegacyPickledFile.read(file, bytes, arena)
                        : LegacyPickledFile.readBare(file, bytes, arena);
            case EMPTY -> throw new ModelFormatException(file, "the file is empty: fetch it again");
            case TOO_SHORT -> throw new ModelFormatException(file, "is too short to be a model file: fetch it again");
            case WEB_PAGE ->
                throw new ModelFormatException(
                        file, "is a web page, not a model: the download needs a sign-in, or its address was wrong");
            case LFS_POINTER ->
                throw new ModelFormatException(
                        file, "is a pointer of Git LFS, not the model itself: fetch it with git lfs pull");
            case GGUF -> throw new ModelFormatException(file, "is a GGUF file, which this program does not read");
            case TAR ->
                throw new ModelFormatException(
                        file, "is a tar file as torch wrote before version 0.1.10: save it again with a newer torch");
            case UNKNOWN ->
                throw new ModelFormatException(
                        file, "is no model file of a known format (safetensors, or a checkpoint saved by torch)");
        };
    }
}
