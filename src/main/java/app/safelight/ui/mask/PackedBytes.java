package app.safelight.ui.mask;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Bytes in little room: one where all are the same, else deflated.
final class PackedBytes {
    private final byte[] packed;

    private PackedBytes(byte[] packed) {
        this.packed = packed;
    }

    static PackedBytes of(byte[] bytes) {
        byte[] same = new byte[bytes.length];
        Arrays.fill(same, bytes[0]);
        return new PackedBytes(Arrays.equals(bytes, same) ? new byte[] {bytes[0]} : deflate(bytes));
    }

    private static byte[] deflate(byte[] bytes) {
        byte[] room = new byte[2 * bytes.length + 64];
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(bytes);
            deflater.finish();
            return Arrays.copyOf(room, deflater.deflate(room));
        }
    }

    /// Takes packed bytes read from a file.
    ///
    /// @param count how many they must be unpacked
    /// @throws IOException if they are not
    static PackedBytes read(byte[] packed, int count) throws IOException {
        PackedBytes read = new PackedBytes(packed.clone());
        try {
            byte[] _ = read.unpack(count);
            return read;
        } catch (IllegalStateException e) {
            throw new IOException("damaged bytes", e);
        }
    }

    /// The bytes as they are packed.
    byte[] packed() {
        return packed.clone();
    }

    /// Room taken.
    int size() {
        return packed.length;
    }

    /// The bytes again.
    ///
    /// @param count how many there were
    byte[] unpack(int count) {
        byte[] bytes = new byte[count];
        if (packed.length == 1) {
            Arrays.fill(bytes, packed[0]);
            return bytes;
        }
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(packed);
            int read = inflater.inflate(bytes);
            if (read != count) {
                throw new IllegalStateException(read + " bytes where " + count + " were packed");
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new IllegalStateException("bytes packed here cannot be unpacked", e);
        }
    }
}
