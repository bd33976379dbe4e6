package app.safelight.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.Random;
import java.util.SplittableRandom;

/// A stream of normally distributed half precision numbers, the same for the same seed on every machine.
///
/// Numbers are picked from a table of 4096 normal ones, so that gigabytes take seconds: five picks to each 64 random
/// bits.
final class HalfNumbers {
    private static final int INDEX_BITS = 12;
    private static final int TABLE = 1 << INDEX_BITS;
    private static final int PICKS = Long.SIZE / INDEX_BITS;
    private static final int CHUNK = PICKS * (1 << 16);
    private static final float[] NORMAL = normal();

    private final SplittableRandom random;
    private final short[] table = new short[TABLE];

    /// @param deviation standard deviation around 0
    HalfNumbers(long seed, double deviation) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < TABLE; i++) {
            table[i] = Float.floatToFloat16((float) (NORMAL[i] * deviation));
        }
    }

    /// Writes `count` further numbers, little-endian.
    void write(long count, WritableByteChannel channel) throws IOException {
        short[] chunk = new short[CHUNK];
        ByteBuffer bytes = buffer(count);
        for (long left = count; left > 0; left -= chunk.length) {
            fill(chunk);
            bytes.clear().limit((int) Math.min(left, chunk.length) * Short.BYTES);
            bytes.asShortBuffer().put(chunk, 0, bytes.limit() / Short.BYTES);
            writeAll(bytes, channel);
        }
    }

    /// Writes one number `count` times, little-endian.
    static void repeat(float value, long count, WritableByteChannel channel) throws IOException {
        ByteBuffer bytes = buffer(count);
        while (bytes.hasRemaining()) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        for (long left = count; left > 0; left -= bytes.limit() / Short.BYTES) {
            bytes.clear().limit((int) Math.min(left * Short.BYTES, bytes.capacity()));
            writeAll(bytes, channel);
        }
    }

    static void writeAll(ByteBuffer bytes, WritableByteChannel channel) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static ByteBuffer buffer(long count) {
        return ByteBuffer.allocate((int) Math.min(count, CHUNK) * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void fill(short[] chunk) {
        for (int i = 0; i < chunk.length; i += PICKS) {
            long bits = random.nextLong();
            for (int pick = 0; pick < PICKS; pick++) {
                chunk[i + pick] = table[(int) bits & (TABLE - 1)];
                bits >>>= INDEX_BITS;
            }
        }
    }

    /// Normal numbers and their negatives, so that their mean is 0.
    private static float[] normal() {
        Random random = new Random(0);
        float[] numbers = new float[TABLE];
        for (int i = 0; i < TABLE; i += 2) {
            numbers[i] = (float) random.nextGaussian();
            numbers[i + 1] = -numbers[i];
        }
        return numbers;
    }
}
