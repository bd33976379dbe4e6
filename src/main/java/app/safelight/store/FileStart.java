package app.safelight.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What kind of picture a file is by its first bytes.
enum FileStart {
    PNG,
    JPEG,
    WEBP,
    OTHER;

    private static final int BYTES = 12;
    private static final byte[] JPEG_START = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    /// The kind of a file.
    static FileStart of(Path file) throws IOException {
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            byte[] start = new byte[BYTES];
            read(in, BYTES).get(start);
            String letters = new String(start, StandardCharsets.ISO_8859_1);
            if (Arrays.equals(Arrays.copyOf(start, PngEncoder.SIGNATURE.length), PngEncoder.SIGNATURE)) {
                return PNG;
            } else if (Arrays.equals(Arrays.copyOf(start, JPEG_START.length), JPEG_START)) {
                return JPEG;
            } else {
                return letters.startsWith("RIFF") && letters.endsWith("WEBP") ? WEBP : OTHER;
            }
        }
    }

    /// That many bytes of a file, zeros past its end.
    static ByteBuffer read(SeekableByteChannel in, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining() && in.read(buffer) >= 0) {
            // until full or at the end
        }
        return buffer.flip().limit(count).position(0);
    }
}
