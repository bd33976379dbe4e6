package app.safelight.weights;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Elements of any floating point type as Java floats; exact for all but F64.
final class FloatElements {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private FloatElements() {}

    /// @param from the elements, little-endian
    /// @param index of the first element wanted
    /// @param to filled whole
    static void read(DType type, MemorySegment from, long index, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = at(type, from, index + i);
        }
    }

    private static float at(DType type, MemorySegment from, long index) {
        long offset = index * type.bytes();
        return switch (type) {
            case F64 -> (float) from.get(DOUBLE, offset);
            case F32 -> Float.intBitsToFloat(from.get(INT, offset));
            case F16 -> Float.float16ToFloat(from.get(SHORT, offset));
            case BF16 -> Float.intBitsToFloat(from.get(SHORT, offset) << 16);
            case F8_E4M3 -> fromE4M3(from.get(ValueLayout.JAVA_BYTE, offset));
            case F8_E5M2 -> Float.float16ToFloat((short) (from.get(ValueLayout.JAVA_BYTE, offset) << 8));
            case I64, I32, I16, I8, U64, U32, U16, U8, BOOL ->
                throw new IllegalArgumentException("type " + type + " is not floating point");
        };
    }

    /// Micikevicius et al. 2022, "FP8 Formats for Deep Learning", section 3: exponent bias 7, no infinities, one NaN
    /// pattern for each sign.
    private static float fromE4M3(byte bits) {
        int exponent = bits >> 3 & 0xf;
        int mantissa = bits & 7;
        float magnitude;
        if (exponent == 15 && mantissa == 7) {
            magnitude = Float.NaN;
        } else if (exponent == 0) {
            magnitude = mantissa * 0x1p-9f;
        } else {
            magnitude = Math.scalb((float) (8 + mantissa), exponent - 10);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
