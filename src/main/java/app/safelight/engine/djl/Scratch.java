package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.function.LongConsumer;

/// The one place where weights that are stored in another type than they are multiplied in are converted, each just
/// before its product. It is no larger than the largest of them, so a network's weights can stay as small as they are
/// stored; and since its memory is never given back in between, the system does not have to clear it again each time,
/// which takes ten times as long as the conversion.
final class Scratch implements AutoCloseable {
    /// Elements of the largest room. A larger weight is converted and multiplied piece by piece.
    static final long MOST = 8L << 20;

    private final NumberTypes.Type type;
    private final Room room;
    private long elements = 1;

    /// @param type that weights are converted to
    /// @param account told by how many bytes the memory held grows or shrinks, before it does
    Scratch(KernelModule module, PtNDManager manager, NumberTypes.Type type, LongConsumer account) {
        this.type = type;
        room = new Room(module, manager, type, account);
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
        return room.of(elements);
    }

    /// Gives the memory back until it is next used.
    void release() {
        room.release();
    }

    @Override
    public void close() {
        release();
    }
}
