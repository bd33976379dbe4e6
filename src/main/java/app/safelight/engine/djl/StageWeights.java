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
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The weights of a network as float32 arrays, made when first asked for and freed when their unit leaves the device.
///
/// float32 weights are the mapped file itself; others are widened, and the file's pages let go of. The checkpoint must
/// stay open until this is closed: an array over a mapping that is gone is a crash of the whole process.
final class StageWeights implements AutoCloseable {
    private static final int FIRST_BYTES = 64;
    private static final int CHUNK = 1 << 16;

    private final PtNDManager manager;
    private final ModelStage stage;
    private final Map<String, Weight> weights;
    private final Ledger ledger;
    private final Consumer<String> watcher;
    private final Map<String, Held> arrays = new HashMap<>();

    /// @param weights by name
    /// @param ledger told of what is on the device
    /// @param watcher told the name of each weight before it is used
    StageWeights(
            PtNDManager manager,
            ModelStage stage,
            Map<String, Weight> weights,
            Ledger ledger,
            Consumer<String> watcher) {
        this.manager = manager;
        this.stage = stage;
        this.weights = weights;
        this.ledger = ledger;
        this.watcher = watcher;
    }

    /// A weight on the device.
    ///
    /// @param bytes it takes there
    private record Held(PtNDArray array, Weight weight, long bytes) {}

    /// A weight in float32.
    ///
    /// @throws IllegalStateException if there is none of that name; checkpoints are checked when they are opened
    PtNDArray get(String name) {
        watcher.accept(name);
        Held known = arrays.get(name);
        if (known == null) {
            Weight weight = weight(name);
            known = held(name, weight, widened(weight), weight.count() * Float.BYTES);
        }
        return known.array();
    }

    /// Weights in float32, in the order of the names.
    PtNDArray[] get(String[] names) {
        return Arrays.stream(names).map(this::get).toArray(PtNDArray[]::new);
    }

    /// A weight as it is stored where PyTorch can look rows up in that type, else in float32: for tables of which few
    /// rows are needed.
    PtNDArray table(String name) {
        Weight weight = weight(name);
        if (weight.type() != DType.F16) {
            return get(name);
        }
        watcher.accept(name);
        Held known = arrays.get(name);
        return (known == null ? held(name, weight, mapped(weight, DataType.FLOAT16), 0) : known).array();
    }

    private Held held(String name, Weight weight, PtNDArray array, long bytes) {
        Held held = new Held(array, weight, bytes);
        arrays.put(name, held);
        ledger.add(Tier.DEVICE, stage, bytes);
        return held;
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
            CLibrary.dropPages(weight.bytes());
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
        CLibrary.dropPages(weight.bytes());
        return array;
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

    /// Frees the weights whose names are chosen, and lets go of the file's pages that were looked at.
    void release(Predicate<String> chosen) {
        arrays.entrySet().removeIf(entry -> {
            if (!chosen.test(entry.getKey())) {
                return false;
            }
            Held held = entry.getValue();
            held.array().close();
            CLibrary.dropPages(held.weight().bytes());
            ledger.remove(Tier.DEVICE, stage, held.bytes());
            return true;
        });
    }

    @Override
    public void close() {
        release(_ -> true);
        manager.close();
    }
}
