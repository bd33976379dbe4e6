package app.safelight.engine.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import app.safelight.weights.DType;
import app.safelight.weights.Weight;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/// Makes arrays of stored weights, as small as they are stored wherever PyTorch knows the type: float32 and half stay
/// what they are, types of eight bits become half, which holds all their values, others float32.
final class WeightArrays implements AutoCloseable {
    private static final int FIRST_BYTES = 64;
    private static final int CHUNK = 1 << 16;

    private final KernelModule module;
    private final PtNDManager manager;
    private final NumberTypes.Type product;

    /// @param product type that weights are multiplied in: arrays that last are of it where that makes them no larger
    WeightArrays(KernelModule module, PtNDManager manager, NumberTypes.Type product) {
        this.module = module;
        this.manager = manager;
        this.product = product;
    }

    /// An array in memory of its own; the file's pages are let go of.
    PtNDArray lasting(Weight weight) {
        PtNDArray array = shrinks(weight) ? product(weight) : own(weight);
        CLibrary.dropPages(weight.bytes());
        return array;
    }

    /// Bytes of an array that lasts.
    long lastingBytes(Weight weight) {
        return weight.count() * (shrinks(weight) ? product.bytes() : width(weight.type()));
    }

    /// An array over the mapped file where PyTorch knows the type, else as one that lasts.
    PtNDArray passing(Weight weight) {
        return switch (weight.type()) {
            case F32 -> alias(weight, DataType.FLOAT32);
            case F16 -> alias(weight, DataType.FLOAT16);
            default -> own(weight);
        };
    }

    /// Bytes of memory that an array takes which only passes.
    long passingBytes(Weight weight) {
        return switch (weight.type()) {
            case F32, F16 -> 0;
            default -> weight.count() * width(weight.type());
        };
    }

    /// Whether a weight has to be converted for each product.
    boolean converts(Weight weight) {
        return width(weight.type()) != product.bytes() || product == NumberTypes.Type.BFLOAT16;
    }

    /// Bytes of an element of an array of stored weights.
    private static int width(DType type) {
        return switch (type) {
            case F16, F8_E4M3, F8_E5M2 -> Short.BYTES;
            default -> Float.BYTES;
        };
    }

    /// Vectors stay as they are stored: they are added to numbers of another type than that of products.
    private boolean shrinks(Weight weight) {
        return weight.shape().size() > 1 && product.bytes() <= width(weight.type()) && converts(weight);
    }

    private PtNDArray product(Weight weight) {
        try (PtNDArray stored = passing(weight)) {
            return module.run(manager, "cast", stored, IValue.from((long) product.code()));
        }
    }

    private PtNDArray own(Weight weight) {
        return switch (weight.type()) {
            case F32 -> copy(weight, DataType.FLOAT32);
            case F16 -> copy(weight, DataType.FLOAT16);
            case F8_E4M3, F8_E5M2 -> halves(weight);
            default -> floats(weight);
        };
    }

    private PtNDArray copy(Weight weight, DataType type) {
        try (PtNDArray stored = alias(weight, type)) {
            return module.run(manager, "own", stored);
        }
    }

    private PtNDArray floats(Weight weight) {
        PtNDArray array = Staging.array(manager, shape(weight), DataType.FLOAT32);
        FloatBuffer target =
                array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
        for (long from = 0; target.hasRemaining(); from = target.position()) {
            float[] chunk = new float[Math.min(target.remaining(), CHUNK)];
            weight.readFloats(from, chunk);
            target.put(chunk);
        }
        return Staging.onDevice(array);
    }

    private PtNDArray halves(Weight weight) {
        PtNDArray array = Staging.array(manager, shape(weight), DataType.FLOAT16);
        ShortBuffer target =
                array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asShortBuffer();
        for (long from = 0; target.hasRemaining(); from = target.position()) {
            float[] chunk = new float[Math.min(target.remaining(), CHUNK)];
            weight.readFloats(from, chunk);
            for (float value : chunk) {
                target.put(Float.floatToFloat16(value));
            }
        }
        return Staging.onDevice(array);
    }

    /// An array over memory that is not copied. DJL takes the address from a buffer, which cannot span more than 2 GiB,
    /// and the extent from the shape, so a short slice at the right address will do.
    private PtNDArray alias(Weight weight, DataType type) {
        Shape shape = shape(weight);
        MemorySegment bytes = weight.bytes();
        long expected = shape.size() * type.getNumOfBytes();
        if (bytes.byteSize() != expected) {
            throw new IllegalStateException(bytes.byteSize() + " bytes for " + shape + " of " + type);
        }
        ByteBuffer start =
                bytes.asSlice(0, Math.min(bytes.byteSize(), FIRST_BYTES)).asByteBuffer();
        return JniUtils.createNdFromByteBuffer(manager, start, shape, type, SparseFormat.DENSE, manager.getDevice());
    }

    private static Shape shape(Weight weight) {
        return new Shape(weight.shape().stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public void close() {
        manager.close();
    }
}
