package app.safelight.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/// SHA-256 of files beside a checkpoint, as AUTOMATIC1111 counts it for recipes.
public final class FileHash {
    private static final int SHORT = 12;
    private static final long CHUNK = 1 << 20;
    private static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private FileHash() {}

    /// The first twelve digits of a whole file's hash.
    ///
    /// @throws IOException if it cannot be read
    public static String whole(Path file) throws ModelFormatException, IOException {
        try (Arena arena = Arena.ofConfined()) {
            return shown(MappedFile.map(file, arena));
        }
    }

    /// The first twelve digits of the hash of a network's weights: of what follows the header of a safetensors file, so
    /// that another description leaves it as it is; of any other file as a whole.
    ///
    /// @throws IOException if it cannot be read
    public static String weights(Path file) throws ModelFormatException, IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = MappedFile.map(file, arena);
            if (FileContent.of(bytes) != FileContent.SAFETENSORS) {
                return shown(bytes);
            }
            long begin = SafetensorsFile.LENGTH_BYTES + bytes.get(LENGTH, 0);
            return shown(bytes.asSlice(Math.clamp(begin, 0, bytes.byteSize())));
        }
    }

    private static String shown(MemorySegment bytes) throws IOException {
        MessageDigest digest = ModelHash.digest();
        try {
            for (long from = 0; from < bytes.byteSize(); from += CHUNK) {
                digest.update(bytes.asSlice(from, Math.min(CHUNK, bytes.byteSize() - from))
                        .asByteBuffer());
            }
        } catch (InternalError e) {
            throw new IOException("the file became shorter while it was read", e);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT);
    }
}
