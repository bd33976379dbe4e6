package app.safelight.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class FloatElementsTest {
    @Test
    void e4m3HasBiasSevenAndOneNanForEachSign() {
        assertThat(read(DType.F8_E4M3, 0x38, 0xb8, 0x7e, 0x08, 0x01, 0x07, 0x00, 0x7f, 0xff))
                .containsExactly(1, -1, 448, 0x1p-6f, 0x1p-9f, 7 * 0x1p-9f, 0, Float.NaN, Float.NaN);
    }

    @Test
    void e5m2IsTheUpperHalfOfFloat16() {
        assertThat(read(DType.F8_E5M2, 0x3c, 0xbc, 0x7b, 0x01, 0x7c, 0x7e))
                .containsExactly(1, -1, 57344, 0x1p-16f, Float.POSITIVE_INFINITY, Float.NaN);
    }

    @Test
    void bfloat16IsTheUpperHalfOfFloat32() {
        assertThat(read(DType.BF16, 0x80, 0x3f, 0x80, 0xbf)).containsExactly(1, -1);
    }

    @Test
    void float64IsRounded() {
        assertThat(read(DType.F64, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f)).containsExactly(1);
    }

    private static float[] read(DType type, int... bytes) {
        byte[] data = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            data[i] = (byte) bytes[i];
        }
        float[] values = new float[bytes.length / type.bytes()];
        FloatElements.read(type, MemorySegment.ofArray(data), 0, values);
        return values;
    }
}
