package app.safelight.weights;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The bytes of a pickle, read forward; running past the end is an answer, not an accident.
final class PickleInput {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST_LINE = 4096;

    private final Path file;
    private final MemorySegment bytes;
    private long position;

    PickleInput(Path file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    long position() {
        return position;
    }

    int u8() throws ModelFormatException {
        return bytes.get(ValueLayout.JAVA_BYTE, advance(1)) & 0xff;
    }

    int u16() throws ModelFormatException {
        return bytes.get(SHORT, advance(2)) & 0xffff;
    }

    int i32() throws ModelFormatException {
        return bytes.get(INT, advance(4));
    }

    long u32() throws ModelFormatException {
        return Integer.toUnsignedLong(i32());
    }

    long i64() throws ModelFormatException {
        return bytes.get(LONG, advance(8));
    }

    /// A little-endian two's complement integer of up to eight bytes.
    long integer(int length) throws ModelFormatException {
        long at = advance(length);
        long value = 0;
        for (int i = length - 1; i >= 0; i--) {
            int next = bytes.get(ValueLayout.JAVA_BYTE, at + i);
            value = i == length - 1 ? next : (value << 8) | (next & 0xff);
        }
        return value;
    }

    /// A number of bytes passed over.
    void skip(long length) throws ModelFormatException {
        advance(length);
    }

    /// UTF-8 text of a number of bytes; what is not UTF-8 shows as U+FFFD.
    String text(long length) throws ModelFormatException {
        long at = advance(length);
        byte[] copy = new byte[Math.toIntExact(length)];
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, copy, 0, copy.length);
        return new String(copy, StandardCharsets.UTF_8);
    }

    /// Text up to the next line feed, which is passed over.
    String line() throws ModelFormatException {
        long limit = Math.min(bytes.byteSize(), position + LONGEST_LINE);
        for (long at = position; at < limit; at++) {
            if (bytes.get(ValueLayout.JAVA_BYTE, at) == '\n') {
                String line = text(at - position);
                skip(1);
                return line;
            }
        }
        throw malformed("a line in it does not end");
    }

    ModelFormatException malformed(String how) {
        return new ModelFormatException(file, "its pickle is malformed: " + how);
    }

    private long advance(long length) throws ModelFormatException {
        if (length < 0 || length > bytes.byteSize() - position) {
            throw malformed("it ends too early");
        }
        long at = position;
        position += length;
        return at;
    }
}
