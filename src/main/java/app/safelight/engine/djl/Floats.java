package app.safelight.engine.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.ByteOrder;
import java.util.List;

/// Float arrays into native ones.
final class Floats {
    private Floats() {}

    /// A native array that owns its memory, unlike DJL's own, which borrow a Java buffer that the collector may take.
    static PtNDArray array(PtNDManager manager, float[] values, Shape shape) {
        if (shape.size() != values.length) {
            throw new IllegalArgumentException(values.length + " values for " + shape);
        }
        PtNDArray array = Staging.array(manager, shape, DataType.FLOAT32);
        array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer().put(values);
        return Staging.onDevice(array);
    }

    /// The arrays one after the other.
    static float[] join(List<float[]> parts) {
        int length = parts.stream().mapToInt(part -> part.length).sum();
        float[] joined = new float[length];
        int offset = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, joined, offset, part.length);
            offset += part.length;
        }
        return joined;
    }

    /// Whether all are numbers.
    static boolean sound(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
