package app.safelight.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Picture files of other programs, as far as a reader of texts looks at them.
final class PictureBytes {
    private PictureBytes() {}

    /// A PNG file with chunks between its header and its end.
    static byte[] png(byte[]... chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(PngEncoder.SIGNATURE);
        out.writeBytes(chunk("IHDR", new byte[13]));
        for (byte[] chunk : chunks) {
            out.writeBytes(chunk);
        }
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    static byte[] chunk(String type, byte[]... parts) {
        byte[] content = join(parts);
        byte[] name = latin(type);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) check.getValue())
                .array();
    }

    static byte[] text(String keyword, String text) {
        return chunk("tEXt", latin(keyword + "\0" + text));
    }

    static byte[] packedText(String keyword, String text) {
        return chunk("zTXt", latin(keyword + "\0\0"), deflate(latin(text)));
    }

    static byte[] internationalText(String keyword, String text) {
        return chunk("iTXt", latin(keyword + "\0\0\0de\0Wort\0"), text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] packedInternationalText(String keyword, String text) {
        return chunk("iTXt", latin(keyword + "\0\1\0\0\0"), deflate(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// A JPEG file with an XMP segment ahead of its Exif block.
    static byte[] jpeg(byte[] exif) {
        return join(
                new byte[] {(byte) 0xFF, (byte) 0xD8},
                segment(0xE0, latin("JFIF\0")),
                segment(0xE1, latin("http://ns.adobe.com/xap/1.0/\0<x/>")),
                segment(0xE1, latin("Exif\0\0"), exif),
                segment(0xDA, new byte[6]),
                new byte[] {1, 2, 3, (byte) 0xFF, (byte) 0xD9});
    }

    private static byte[] segment(int marker, byte[]... parts) {
        byte[] content = join(parts);
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    /// A WebP file whose Exif chunk comes last.
    static byte[] webp(byte[] exif) {
        byte[] body = join(latin("WEBP"), riff("VP8X", new byte[10]), riff("VP8 ", new byte[7]), riff("EXIF", exif));
        return riff("RIFF", body);
    }

    private static byte[] riff(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + (content.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(latin(name))
                .putInt(content.length)
                .put(content)
                .array();
    }

    /// An Exif block with a make, then a directory with a user's comment.
    ///
    /// @param comment with the eight letters of its character set ahead
    static byte[] exif(ByteOrder order, byte[] comment) {
        int exifDirectory = 8 + 2 + 2 * 12 + 4;
        int content = exifDirectory + 2 + 12 + 4;
        ByteBuffer block = ByteBuffer.allocate(content + comment.length).order(order);
        block.put(latin(order == ByteOrder.BIG_ENDIAN ? "MM" : "II"))
                .putShort((short) 42)
                .putInt(8);
        block.putShort((short) 2);
        block.putShort((short) 0x010F).putShort((short) 2).putInt(4).put(latin("abc\0"));
        block.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(exifDirectory);
        block.putInt(0);
        block.putShort((short) 1);
        block.putShort((short) 0x9286)
                .putShort((short) 7)
                .putInt(comment.length)
                .putInt(content);
        block.putInt(0);
        return block.put(comment).array();
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] plain) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(plain);
            deflater.finish();
            byte[] packed = new byte[plain.length + 100];
            int length = deflater.deflate(packed);
            return Arrays.copyOf(packed, length);
        }
    }
}
