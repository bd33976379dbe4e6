package app.safelight.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A memory-mapped safetensors file. Opening reads its header only; tensors are slices of the mapping.
///
/// The header is held to the format's rules: at most 100 MB, no name twice, tensors that cover the data without gap,
/// overlap or rest.
public final class SafetensorsFile implements AutoCloseable {
    static final int LENGTH_BYTES = 8;
    private static final long LONGEST_HEADER = 100_000_000;
    private static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Arena arena;
    private final Tensors tensors;

    private SafetensorsFile(Arena arena, Tensors tensors) {
        this.arena = arena;
        this.tensors = tensors;
    }

    /// Maps a file.
    ///
    /// @throws ModelFormatException if it is no sound safetensors file
    public static SafetensorsFile open(Path file) throws ModelFormatException, IOException {
        return MappedFile.owning(arena -> new SafetensorsFile(arena, read(file, MappedFile.map(file, arena))));
    }

    /// The tensors by name, in the header's order.
    public Map<String, Weight> weights() {
        return tensors.weights();
    }

    /// The header's `__metadata__`.
    public Map<String, String> metadata() {
        return tensors.metadata();
    }

    /// Unmaps the file; its weights must not be used afterwards.
    @Override
    public void close() {
        arena.close();
    }

    /// Reads the header of a mapped file.
    static Tensors read(Path file, MemorySegment bytes) throws ModelFormatException {
        long rest = bytes.byteSize() - LENGTH_BYTES;
        if (rest < 0) {
            throw new ModelFormatException(file, "is too short to be a model file");
        }
        long length = bytes.get(LENGTH, 0);
        if (length < 0 || length > LONGEST_HEADER) {
            throw new ModelFormatException(
                    file,
                    "its header length of " + Long.toUnsignedString(length)
                            + " bytes is impossible (the format allows 100 MB): the file is damaged");
        }
        if (length > rest) {
            throw new ModelFormatException(
                    file, "ends inside its header, which is cut off: an incomplete download, fetch it again");
        }
        SafetensorsHeader header = SafetensorsHeader.parse(file, bytes.asSlice(LENGTH_BYTES, length));
        MemorySegment data = bytes.asSlice(LENGTH_BYTES + length);
        checkCover(file, header, data.byteSize());
        Map<String, Weight> weights =
                LinkedHashMap.newLinkedHashMap(header.entries().size());
        header.entries().forEach((name, entry) -> {
            MemorySegment slice = data.asSlice(entry.begin(), entry.end() - entry.begin());
            weights.put(name, new Weight(name, entry.type(), entry.shape(), () -> slice));
        });
        return new Tensors(weights, header.metadata(), List.of());
    }

    private static void checkCover(Path file, SafetensorsHeader header, long size) throws ModelFormatException {
        List<SafetensorsHeader.Entry> entries = header.entries().values().stream()
                .sorted(Comparator.comparingLong(SafetensorsHeader.Entry::begin)
                        .thenComparingLong(SafetensorsHeader.Entry::end))
                .toList();
        long covered = 0;
        for (SafetensorsHeader.Entry entry : entries) {
            String tensor = "tensor " + Shown.name(entry.name());
            if (entry.end() < entry.begin()) {
                throw new ModelFormatException(file, tensor + " has invalid data offsets: it ends before it begins");
            }
            if (bytes(file, entry) != entry.end() - entry.begin()) {
                throw new ModelFormatException(
                        file,
                        tensor + " has a size mismatch: its shape needs " + bytes(file, entry)
                                + " bytes, its data offsets span " + (entry.end() - entry.begin()));
            }
            if (entry.begin() < covered) {
                throw new ModelFormatException(file, tensor + " is overlapping another tensor");
            }
            if (entry.begin() > covered) {
                throw new ModelFormatException(
                        file,
                        entry.end() > size
                                ? tensor + " lies outside the file"
                                : "there is a gap of " + (entry.begin() - covered) + " bytes before " + tensor);
            }
            covered = entry.end();
        }
        if (covered > size) {
            throw new ModelFormatException(
                    file, "is an incomplete download: " + (covered - size) + " bytes are missing, fetch it again");
        }
        if (covered < size) {
            throw new ModelFormatException(
                    file,
                    "its data section is larger than its header says: " + (size - covered)
                            + " trailing bytes belong to no tensor");
        }
    }

    private static long bytes(Path file, SafetensorsHeader.Entry entry) throws ModelFormatException {
        try {
            long count = 1;
            for (long dimension : entry.shape()) {
                count = Math.multiplyExact(count, dimension);
            }
            return Math.multiplyExact(count, entry.type().bytes());
        } catch (ArithmeticException e) {
            throw new ModelFormatException(
                    file, "tensor " + Shown.name(entry.name()) + " has a size overflow: its shape is impossible");
        }
    }
}
