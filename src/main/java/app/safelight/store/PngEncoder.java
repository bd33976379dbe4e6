package app.safelight.store;

import app.safelight.request.MaskRaster;
import app.safelight.request.Raster;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Writes pictures as PNG (ISO/IEC 15948), not interlaced: 8-bit RGB with one text beside the picture, and masks as
/// 8-bit grey.
final class PngEncoder {
    /// What every PNG file begins with.
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] RGB_8_BIT = {8, 2, 0, 0, 0};
    private static final byte[] GREY_8_BIT = {8, 0, 0, 0, 0};
    private static final int CHANNELS = 3;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);

    private PngEncoder() {}

    /// A whole PNG file.
    ///
    /// @param keyword of the text, Latin-1
    static byte[] encode(Raster raster, String keyword, String text) {
        PngEncoder encoder = new PngEncoder();
        encoder.begin(raster.width(), raster.height(), RGB_8_BIT);
        encoder.text(keyword, text);
        return encoder.end(deflate(filter(raster)));
    }

    /// A whole PNG file of a mask. Its plains are deflated well without a filter, and fast.
    static byte[] encode(MaskRaster mask) {
        PngEncoder encoder = new PngEncoder();
        encoder.begin(mask.width(), mask.height(), GREY_8_BIT);
        return encoder.end(deflate(mask));
    }

    /// Deflates row by row: a copy of the whole of a large mask would take as much memory again.
    private static byte[] deflate(MaskRaster mask) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 16);
        byte[] row = new byte[mask.width() + 1];
        byte[] buffer = new byte[1 << 16];
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            for (int y = 0; y < mask.height(); y++) {
                System.arraycopy(mask.levels(), y * mask.width(), row, 1, mask.width());
                deflater.setInput(row);
                while (!deflater.needsInput()) {
                    packed.write(buffer, 0, deflater.deflate(buffer));
                }
            }
            deflater.finish();
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return packed.toByteArray();
    }

    private void begin(int width, int height, byte[] format) {
        out.writeBytes(SIGNATURE);
        chunk(
                "IHDR",
                ByteBuffer.allocate(2 * Integer.BYTES + format.length)
                        .putInt(width)
                        .putInt(height)
                        .put(format)
                        .array());
    }

    private byte[] end(byte[] packed) {
        chunk("IDAT", packed);
        chunk("IEND", new byte[0]);
        return out.toByteArray();
    }

    private void text(String keyword, String text) {
        CharsetEncoder latin = StandardCharsets.ISO_8859_1.newEncoder();
        boolean plain = latin.canEncode(text);
        byte[] name = keyword.getBytes(StandardCharsets.ISO_8859_1);
        byte[] content = text.getBytes(plain ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        // tEXt: one zero after the keyword; iTXt: not compressed, no language, no translated keyword
        byte[] between = new byte[plain ? 1 : 5];
        chunk(
                plain ? "tEXt" : "iTXt",
                ByteBuffer.allocate(name.length + between.length + content.length)
                        .put(name)
                        .put(between)
                        .put(content)
                        .array());
    }

    private void chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        out.writeBytes(bytes(content.length));
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(bytes((int) check.getValue()));
    }

    private static byte[] bytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    /// The rows, each led by its filter's number, filtered by the one with the smallest sum of absolute values: the
    /// heuristic the PNG specification recommends (section 12.7).
    private static byte[] filter(Raster raster) {
        int stride = CHANNELS * raster.width();
        byte[] filtered = new byte[(stride + 1) * raster.height()];
        byte[] above = new byte[stride];
        byte[] row = new byte[stride];
        byte[] trial = new byte[stride];
        for (int y = 0; y < raster.height(); y++) {
            System.arraycopy(raster.rgb(), y * stride, row, 0, stride);
            int start = y * (stride + 1);
            long least = Long.MAX_VALUE;
            for (PngFilter each : PngFilter.values()) {
                long sum = each.apply(row, above, CHANNELS, trial);
                if (sum < least) {
                    least = sum;
                    filtered[start] = each.number();
                    System.arraycopy(trial, 0, filtered, start + 1, stride);
                }
            }
            byte[] spare = above;
            above = row;
            row = spare;
        }
        return filtered;
    }

    private static byte[] deflate(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 2);
        byte[] buffer = new byte[1 << 16];
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION)) {
            deflater.setInput(content);
            deflater.finish();
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return packed.toByteArray();
    }
}
