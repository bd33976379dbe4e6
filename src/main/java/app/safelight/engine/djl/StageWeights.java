package app.safelight.engine.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import app.safelight.request.ModelStage;
import app.safelight.residency.Ledger;
import app.safelight.residency.Tier;
import app.safelight.weights.DType;
import app.safelight.weights.Weight;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The weights of one stage as float32 arrays, made when first asked for and freed together.
///
/// float32 weights are the mapped file itself; others are widened once. The checkpoint must stay open until this is
/// closed: an array over a mapping that is gone is a crash of the whole process.
final class StageWeights implements AutoCloseable {
    private static final int FIRST_BYTES = 64;
    private static final int CHUNK = 1 << 16;

    private final PtNDManager manager;
    private final ModelStage stage;
    private final Map<String, Weight> weights;
    private final Ledger ledger;
    private final Map<String, PtNDArray> arrays = new HashMap<>();
    private long booked;

    StageWeights(PtNDManager manager, ModelStage stage, Map<String, Weight> weights, Ledger ledger) {
        this.manager = manager;
        this.stage = stage;
        this.weights = weights;
        this.ledger = ledger;
    }

    /// A weight in float32.
    ///
    /// @throws IllegalStateException if there is none of that name; checkpoints are checked when they are opened
    PtNDArray get(String name) {
        PtNDArray known = arrays.get(name);
        if (known == null) {
            known = widened(weight(name));
            arrays.put(name, known);
        }
        return known;
    }

    /// Weights in float32, in the order of the names.
    PtNDArray[] get(String[] names) {
        return Arrays.stream(names).map(this::get).toArray(PtNDArray[]::new);
    }

    /// A weight as it is stored where PyTorch can look rows up in that type, else in float32: for tables of which few
    /// rows are needed.
    PtNDArray table(String name) {
        Weight weight = weight(name);
        return weight.type() == DType.F16
                ? arrays.computeIfAbsent(name, _ -> mapped(weight, DataType.FLOAT16))
                : get(name);
    }

    private Weight weight(String name) {
        Weight weight = weights.get(name);
        if (weight == null) {
            throw new IllegalStateException("no weight " + name + " in " + stage.id());
        }
        return weight;
    }

    private PtNDArray widened(Weight weight) {
        return switch (weight.type()) {
            case F32 -> mapped(weight, DataType.FLOAT32);
            case F16 -> converted(weight, DataType.FLOAT16);
            case F64 -> converted(weight, DataType.FLOAT64);
            default -> decoded(weight);
        };
    }

    private PtNDArray mapped(Weight weight, DataType type) {
        return alias(weight.bytes(), shape(weight), type);
    }

    private PtNDArray converted(Weight weight, DataType type) {
        try (PtNDArray stored = mapped(weight, type)) {
            PtNDArray array = stored.toType(DataType.FLOAT32, true);
            book(weight);
            return array;
        }
    }

    private PtNDArray decoded(Weight weight) {
        PtNDArray array = manager.create(shape(weight), DataType.FLOAT32);
        FloatBuffer target =
                array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
        for (long from = 0; target.hasRemaining(); from = target.position()) {
            float[] chunk = new float[Math.min(target.remaining(), CHUNK)];
            weight.readFloats(from, chunk);
            target.put(chunk);
        }
        book(weight);
        return array;
    }

    private void book(Weight weight) {
        long bytes = weight.count() * Float.BYTES;
        booked += bytes;
        ledger.add(Tier.DEVICE, stage, bytes);
    }

    /// An array over memory that is not copied. DJL takes the address from a buffer, which cannot span more than 2 GiB,
    /// and the extent from the shape, so a short slice at the right address will do.
    private PtNDArray alias(MemorySegment bytes, Shape shape, DataType type) {
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

    /// Whether there is a weight of that name.
    boolean has(String name) {
        return weights.containsKey(name);
    }

    @Override
    public void close() {
        arrays.values().forEach(PtNDArray::close);
        arrays.clear();
        manager.close();
        ledger.remove(Tier.DEVICE, stage, booked);
        booked = 0;
    }
}
