package app.safelight.engine.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Where the changed weights of one kernel call lie, in float32, as large as the largest call so far needed.
final class PatchRoom implements AutoCloseable {
    private final KernelModule module;
    private final PtNDManager manager;
    private final LongConsumer account;
    private final List<PtNDArray> views = new ArrayList<>();
    private @Nullable PtNDArray array;
    private long elements;
    private long taken;

    /// @param account told by how many bytes the memory held grows or shrinks, before it does
    PatchRoom(KernelModule module, PtNDManager manager, LongConsumer account) {
        this.module = module;
        this.manager = manager;
        this.account = account;
    }

    /// Empties it and makes it as large as is needed.
    void begin(long needed) {
        views.forEach(PtNDArray::close);
        views.clear();
        taken = 0;
        if (needed > elements) {
            release();
            account.accept(needed * Float.BYTES);
            elements = needed;
            try (PtNDArray like = manager.create(new Shape(1), DataType.FLOAT32)) {
                array = module.run(manager, "scratch", like, IValue.from(needed), IValue.from((long)
                        NumberTypes.Type.FLOAT32.code()));
            }
        }
    }

    /// A copy of a weight to be changed, good until it begins again.
    PtNDArray copy(PtNDArray weight) {
        PtNDArray room = array;
        if (room == null) {
            throw new IllegalStateException("no room was asked for");
        }
        PtNDArray copy = module.run(manager, "patch_begin", room, IValue.from(weight), IValue.from(taken));
        views.add(copy);
        taken += weight.size();
        return copy;
    }

    /// Gives the memory back until it is next used.
    void release() {
        views.forEach(PtNDArray::close);
        views.clear();
        PtNDArray present = array;
        array = null;
        if (present != null) {
            present.close();
        }
        account.accept(-elements * Float.BYTES);
        elements = 0;
    }

    @Override
    public void close() {
        release();
    }
}
