package app.safelight.weights;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The central directory of a mapped zip file (PKWARE APPNOTE 6.3, zip64 included), read so that stored members can be
/// used where they lie. Names are keys only, never paths.
final class ZipDirectory {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_LOCATOR = 0x07064b50;
    private static final int MEMBER = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int LOCATOR_LENGTH = 20;
    private static final int MEMBER_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final long MOST_MEMBERS = 100_000;
    private static final long LARGEST = 16_000_000;
    private static final long UNSAID = 0xffffffffL;

    private final Path file;
    private final MemorySegment bytes;
    private final Map<String, ZipMember> members = new LinkedHashMap<>();

    private ZipDirectory(Path file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /// The members by name.
    static Map<String, ZipMember> read(Path file, MemorySegment bytes) throws ModelFormatException {
        ZipDirectory directory = new ZipDirectory(file, bytes);
        try {
            directory.read();
        } catch (IndexOutOfBoundsException e) {
            throw new ModelFormatException(file, "its zip directory is damaged");
        }
        return directory.members;
    }

    private void read() throws ModelFormatException {
        long end = end();
        long count = u16(end + 10);
        long size = u32(end + 12);
        long start = u32(end + 16);
        if (end >= LOCATOR_LENGTH && bytes.get(INT, end - LOCATOR_LENGTH) == END_64_LOCATOR) {
            long end64 = bytes.get(LONG, end - LOCATOR_LENGTH + 8);
            if (bytes.get(INT, end64) != END_64) {
                throw damaged();
            }
            count = bytes.get(LONG, end64 + 32);
            size = bytes.get(LONG, end64 + 40);
            start = bytes.get(LONG, end64 + 48);
        }
        if (count < 0 || count > MOST_MEMBERS || size < 0 || size > LARGEST) {
            throw new ModelFormatException(file, "its zip directory is too large for a checkpoint's");
        }
        long position = start;
        for (long i = 0; i < count; i++) {
            position = member(position);
            if (position - start > size) {
                throw damaged();
            }
        }
    }

    /// The record that ends a zip file may be followed by a comment of up to 64 KiB.
    private long end() throws ModelFormatException {
        long last = bytes.byteSize() - END_LENGTH;
        for (long at = last; at >= Math.max(0, last - 0xffff); at--) {
            if (bytes.get(INT, at) == END) {
                return at;
            }
        }
        throw new ModelFormatException(
                file, "is an incomplete download: the zip directory at its end is missing, fetch it again");
    }

    private long member(long at) throws ModelFormatException {
        if (bytes.get(INT, at) != MEMBER) {
            throw damaged();
        }
        int nameLength = u16(at + 28);
        int extraLength = u16(at + 30);
        String name = new String(
                bytes.asSlice(at + MEMBER_LENGTH, nameLength).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
        long size = u32(at + 24);
        long stored = u32(at + 20);
        long offset = u32(at + 42);
        if (size == UNSAID || stored == UNSAID || offset == UNSAID) {
            long extra = extra64(at + MEMBER_LENGTH + nameLength, extraLength);
            if (size == UNSAID) {
                size = bytes.get(LONG, extra);
                extra += Long.BYTES;
            }
            if (stored == UNSAID) {
                stored = bytes.get(LONG, extra);
                extra += Long.BYTES;
            }
            if (offset == UNSAID) {
                offset = bytes.get(LONG, extra);
            }
        }
        ZipMember member = new ZipMember(Shown.name(name), u16(at + 10), data(name, offset, stored, u16(at + 8)), size);
        if (members.put(name, member) != null) {
            throw new ModelFormatException(file, "its zip holds " + Shown.name(name) + " twice");
        }
        return at + MEMBER_LENGTH + nameLength + extraLength + u16(at + 32);
    }

    /// Start of the zip64 field's values among a member's extra fields.
    private long extra64(long start, int length) throws ModelFormatException {
        for (long at = start; at + 4 <= start + length; at += 4 + u16(at + 2)) {
            if (u16(at) == 1) {
                return at + 4;
            }
        }
        throw damaged();
    }

    private MemorySegment data(String name, long offset, long stored, int flags) throws ModelFormatException {
        if ((flags & 1) != 0) {
            throw new ModelFormatException(file, "its member " + Shown.name(name) + " is encrypted");
        }
        if (bytes.get(INT, offset) != LOCAL) {
            throw damaged();
        }
        long start = offset + LOCAL_LENGTH + u16(offset + 26) + u16(offset + 28);
        return bytes.asSlice(start, stored);
    }

    private int u16(long at) {
        return bytes.get(SHORT, at) & 0xffff;
    }

    private long u32(long at) {
        return Integer.toUnsignedLong(bytes.get(INT, at));
    }

    private ModelFormatException damaged() {
        return new ModelFormatException(file, "its zip directory is damaged");
    }
}
