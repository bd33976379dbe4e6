package app.safelight.engine.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The one place where weights that are stored in another type than they are multiplied in are converted, each just
/// before its product. It is no larger than the largest of them, so a network's weights can stay as small as they are
/// stored; and since its memory is never given back in between, the system does not have to clear it again each time,
/// which takes ten times as long as the conversion.
final class Scratch implements AutoCloseable {
    /// Elements of the largest room. A larger weight is converted and multiplied piece by piece.
    static final long MOST = 8L << 20;

    private final KernelModule module;
    private final PtNDManager manager;
    private final NumberTypes.Type type;
    private final LongConsumer account;
    private long elements = 1;
    private long held;
    private @Nullable PtNDArray array;

    /// @param type that weights are converted to
    /// @param account told by how many bytes the memory held grows or shrinks, before it does
    Scratch(KernelModule module, PtNDManager manager, NumberTypes.Type type, LongConsumer account) {
        this.module = module;
        this.manager = manager;
        this.type = type;
        this.account = account;
    }

    /// Makes room for a weight of so many elements, when it is next used.
    void reserve(long weight) {
        elements = Math.max(elements, Math.min(weight, MOST));
    }

    /// Bytes it takes once it is used.
    long bytes() {
        return elements * type.bytes();
    }

    /// The room: of one dimension, as long as the largest weight reserved for, or as a room can be.
    PtNDArray array() {
        PtNDArray present = array;
        if (present == null || held < bytes()) {
            release();
            account.accept(bytes());
            held = bytes();
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

    @Override
    public void close() {
        release();
    }
}
