package app.safelight.engine.djl;

import app.safelight.weights.Weight;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Widens the float types PyTorch's Java interface cannot name to float32.
final class FloatWidening {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

    private FloatWidening() {}

    /// Writes a weight's elements as float32 in native order.
    ///
    /// @param target as many floats as the weight has elements
    /// @throws IllegalArgumentException if the type is none of BF16, F8_E4M3 and F8_E5M2
    static void widen(Weight weight, MemorySegment target) {
        MemorySegment source = weight.bytes();
        long count = weight.count();
        switch (weight.type()) {
            case BF16 -> {
                for (long i = 0; i < count; i++) {
                    target.setAtIndex(FLOAT, i, Float.intBitsToFloat(source.getAtIndex(SHORT, i) << 16));
                }
            }
            case F8_E4M3 -> look(source, target, count, e4m3());
            case F8_E5M2 -> look(source, target, count, e5m2());
            default -> throw new IllegalArgumentException(weight + " is not of a float type");
        }
    }

    private static void look(MemorySegment source, MemorySegment target, long count, float[] values) {
        for (long i = 0; i < count; i++) {
            target.setAtIndex(FLOAT, i, values[source.get(ValueLayout.JAVA_BYTE, i) & 0xFF]);
        }
    }

    /// E4M3FN: bias 7, no infinities, NaN where all other bits are set (Micikevicius et al. 2022, "FP8 Formats for Deep
    /// Learning").
    private static float[] e4m3() {
        float[] values = new float[256];
        for (int bits = 0; bits < values.length; bits++) {
            int exponent = bits >> 3 & 0xF;
            int mantissa = bits & 0x7;
            double size = exponent == 0
                    ? Math.scalb(mantissa / 8.0, -6)
                    : Math.scalb(1 + mantissa / 8.0, exponent - 7);
            boolean nan = exponent == 0xF && mantissa == 0x7;
            values[bits] = nan ? Float.NaN : (float) (bits < 128 ? size : -size);
        }
        return values;
    }

    /// E5M2: the upper byte of a half.
    private static float[] e5m2() {
        float[] values = new float[256];
        for (int bits = 0; bits < values.length; bits++) {
            values[bits] = Float.float16ToFloat((short) (bits << 8));
        }
        return values;
    }
}
