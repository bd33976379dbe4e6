package app.safelight.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/// The user's comment in an Exif block, where JPEG and WebP pictures have their recipe (CIPA DC-008, "Exchangeable
/// image file format", section 4.6.5, tag 37510). The block can come from anybody: every offset is checked.
final class ExifComment {
    /// Under which name the comment stands beside the texts of a PNG picture.
    static final String KEYWORD = "UserComment";

    private static final int HEADER = 8;
    private static final int ENTRY = 12;
    private static final int MAGIC = 42;
    private static final int EXIF_DIRECTORY = 0x8769;
    private static final int USER_COMMENT = 0x9286;
    private static final int CODE = 8;

    private ExifComment() {}

    /// The comment of a block, which may have the letters `Exif` and two zeros ahead; nothing where there is none or
    /// the block is damaged.
    static Optional<String> read(ByteBuffer block) {
        ByteBuffer tiff = block.slice();
        byte[] start = new byte[Math.min(6, tiff.remaining())];
        tiff.get(0, start);
        if (new String(start, StandardCharsets.ISO_8859_1).equals("Exif\0\0")) {
            tiff = block.slice(block.position() + start.length, block.remaining() - start.length);
        }
        if (tiff.remaining() < HEADER) {
            return Optional.empty();
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (tiff.getShort(2) != MAGIC) {
            return Optional.empty();
        }
        OptionalInt exif = entry(tiff, tiff.getInt(4), EXIF_DIRECTORY);
        OptionalInt comment =
                exif.isEmpty() ? OptionalInt.empty() : entry(tiff, tiff.getInt(exif.getAsInt() + 8), USER_COMMENT);
        return comment.isEmpty() ? Optional.empty() : content(tiff, comment.getAsInt());
    }

    /// Where the entry of a tag lies.
    private static OptionalInt entry(ByteBuffer tiff, int directory, int tag) {
        if (directory < HEADER || directory > tiff.limit() - Short.BYTES) {
            return OptionalInt.empty();
        }
        int count = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < count; i++) {
            int at = directory + Short.BYTES + i * ENTRY;
            if (at > tiff.limit() - ENTRY) {
                return OptionalInt.empty();
            }
            if (Short.toUnsignedInt(tiff.getShort(at)) == tag) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    private static Optional<String> content(ByteBuffer tiff, int entry) {
        int length = tiff.getInt(entry + 4);
        int at = length <= Integer.BYTES ? entry + 8 : tiff.getInt(entry + 8);
        if (length < 0 || at < 0 || length > tiff.limit() - at) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        tiff.get(at, bytes);
        String text = decode(bytes).replace("\0", "").strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// The first eight bytes name the character set; where they name none, all of it is text.
    private static String decode(byte[] bytes) {
        String code = new String(bytes, 0, Math.min(CODE, bytes.length), StandardCharsets.ISO_8859_1);
        int from = Math.min(CODE, bytes.length);
        return switch (code.replace("\0", "").strip()) {
            case "UNICODE" -> new String(bytes, from, bytes.length - from, byteOrder(bytes, from));
            case "ASCII", "" -> new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
            default -> new String(bytes, StandardCharsets.UTF_8);
        };
    }

    /// UTF-16 in the order its mark says, or else in which more letters have a high byte of zero: programs write both,
    /// whatever the order of the block.
    private static Charset byteOrder(byte[] bytes, int from) {
        if (bytes.length - from >= 2 && (bytes[from] & bytes[from + 1] & 0xFE) == 0xFE) {
            return StandardCharsets.UTF_16;
        }
        int big = 0;
        int little = 0;
        for (int i = from; i + 1 < bytes.length; i += 2) {
            big += bytes[i] == 0 ? 1 : 0;
            little += bytes[i + 1] == 0 ? 1 : 0;
        }
        return little > big ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }
}
