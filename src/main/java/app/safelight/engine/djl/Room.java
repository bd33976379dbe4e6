package app.safelight.engine.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Native memory to work in, which grows to what was needed most and is counted.
final class Room {
    private final KernelModule module;
    private final PtNDManager manager;
    private final NumberTypes.Type type;
    private final LongConsumer account;
    private @Nullable PtNDArray array;
    private long held;

    /// @param type of its elements
    /// @param account told by how many bytes the memory held grows or shrinks, before it does
    Room(KernelModule module, PtNDManager manager, NumberTypes.Type type, LongConsumer account) {
        this.module = module;
        this.manager = manager;
        this.type = type;
        this.account = account;
    }

    /// The room, of one dimension and at least so many elements; what was in a smaller one is gone.
    PtNDArray of(long elements) {
        PtNDArray present = array;
        long bytes = elements * type.bytes();
        if (present == null || held < bytes) {
            release();
            account.accept(bytes);
            held = bytes;
            try (PtNDArray like = manager.create(new Shape(1), DataType.FLOAT32)) {
                present = module.run(manager, "scratch", like, IValue.from(elements), IValue.from((long) type.code()));
            }
            array = present;
        }
        return present;
    }

    /// Gives the memory back until it is next used.
    void release() {
        PtNDArray present = array;
        array = null;
        if (present != null) {
            present.close();
        }
        account.accept(-held);
        held = 0;
    }
}
