package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// Where the changed weights of one kernel call lie, in float32, as large as the largest call so far needed.
final class PatchRoom implements AutoCloseable {
    private final KernelModule module;
    private final PtNDManager manager;
    private final Room room;
    private final List<PtNDArray> views = new ArrayList<>();
    private long needed;
    private long taken;

    /// @param account told by how many bytes the memory held grows or shrinks, before it does
    PatchRoom(KernelModule module, PtNDManager manager, LongConsumer account) {
        this.module = module;
        this.manager = manager;
        room = new Room(module, manager, NumberTypes.Type.FLOAT32, account);
    }

    /// Empties it and makes it as large as is needed.
    ///
    /// @param elements of all copies to come
    void begin(long elements) {
        empty();
        needed = elements;
        taken = 0;
    }

    private void empty() {
        views.forEach(PtNDArray::close);
        views.clear();
    }

    /// A copy of a weight to be changed, good until it begins again.
    PtNDArray copy(PtNDArray weight) {
        PtNDArray copy = module.run(manager, "patch_begin", room.of(needed), IValue.from(weight), IValue.from(taken));
        views.add(copy);
        taken += weight.size();
        return copy;
    }

    /// Gives the memory back until it is next used.
    void release() {
        empty();
        room.release();
    }

    @Override
    public void close() {
        release();
    }
}
