package app.safelight.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Finds the Exif block in JPEG and WebP pictures. The file can come from anybody: lengths are checked against the
/// file's, and a block takes no more than 16 MiB.
final class ExifContainers {
    private static final int MOST_BYTES = 16 << 20;
    private static final int MARKER = 0xFF;
    private static final int APPLICATION_1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;

    private ExifContainers() {}

    /// The user's comment of a JPEG picture.
    static Optional<String> jpeg(Path file) throws IOException {
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            in.position(2);
            while (in.size() - in.position() >= Integer.BYTES) {
                ByteBuffer head = FileStart.read(in, Integer.BYTES);
                int marker = Byte.toUnsignedInt(head.get(1));
                int length = Short.toUnsignedInt(head.getShort(2)) - Short.BYTES;
                long end = in.position() + length;
                boolean over = marker == START_OF_SCAN || marker == END_OF_IMAGE;
                if (Byte.toUnsignedInt(head.get(0)) != MARKER || over || length < 0 || end > in.size()) {
                    return Optional.empty();
                }
                if (marker == APPLICATION_1) {
                    Optional<String> comment = exif(FileStart.read(in, length));
                    if (comment.isPresent()) {
                        return comment;
                    }
                }
                in.position(end);
            }
            return Optional.empty();
        }
    }

    /// A block of another kind, such as XMP, has other letters ahead.
    private static Optional<String> exif(ByteBuffer block) {
        byte[] name = new byte[Math.min(Integer.BYTES, block.remaining())];
        block.get(0, name);
        return new String(name, StandardCharsets.ISO_8859_1).equals("Exif")
                ? ExifComment.read(block)
                : Optional.empty();
    }

    /// The user's comment of a WebP picture.
    static Optional<String> webp(Path file) throws IOException {
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            in.position(RIFF_HEADER);
            while (in.size() - in.position() >= CHUNK_HEADER) {
                ByteBuffer head = FileStart.read(in, CHUNK_HEADER).order(ByteOrder.LITTLE_ENDIAN);
                long length = Integer.toUnsignedLong(head.getInt(4));
                String name = StandardCharsets.ISO_8859_1
                        .decode(head.slice(0, Integer.BYTES))
                        .toString();
                long end = in.position() + length + (length & 1);
                if (name.equals("EXIF") && length <= Math.min(MOST_BYTES, in.size() - in.position())) {
                    return ExifComment.read(FileStart.read(in, (int) length));
                }
                if (end > in.size()) {
                    return Optional.empty();
                }
                in.position(end);
            }
            return Optional.empty();
        }
    }
}
