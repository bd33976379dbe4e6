package app.safelight.weights;

import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A member of a zip file.
///
/// @param name as it may be shown
/// @param method 0 stored, 8 deflated
/// @param data as it lies in the file
/// @param size of the content, as the directory says
record ZipMember(String name, int method, MemorySegment data, long size) {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int CHUNK = 1 << 16;

    /// Why the member cannot be used; empty if it can.
    String problem() {
        return switch (method) {
            case STORED -> size == data.byteSize() ? "" : "the zip directory contradicts itself about " + name;
            case DEFLATED -> size < 0 ? "the zip directory is wrong about " + name : "";
            default -> name + " is compressed in a way this program does not read";
        };
    }

    /// The content: where it lies if it is stored, else inflated into the arena when first asked for.
    ///
    /// The supplier throws an [UncheckedIOException] if the compressed data is damaged.
    Supplier<MemorySegment> content(Arena arena) {
        return method == STORED ? () -> data : WeightViews.once(() -> inflate(arena));
    }

    private MemorySegment inflate(Arena arena) {
        MemorySegment to = arena.allocate(Math.max(1, size), Long.BYTES).asSlice(0, size);
        byte[] chunk = new byte[CHUNK];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(data.asByteBuffer());
            long at = 0;
            while (at < size) {
                int count = inflater.inflate(chunk, 0, (int) Math.min(CHUNK, size - at));
                if (count == 0) {
                    throw new DataFormatException("ends too early");
                }
                MemorySegment.copy(chunk, 0, to, ValueLayout.JAVA_BYTE, at, count);
                at += count;
            }
            return to;
        } catch (DataFormatException e) {
            throw new UncheckedIOException(new java.io.IOException(name + " is damaged: " + e.getMessage(), e));
        }
    }
}
