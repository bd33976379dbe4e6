package app.safelight.weights;

import app.safelight.weights.PickleValue.Items;
import app.safelight.weights.PickleValue.Text;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Files of torch.save from before version 1.6: five pickles (a magic number, a version, the system, the model, the
/// storages' keys), then each storage's element count and elements.
final class LegacyPickledFile {
    /// The magic number 0x1950a86a20f9469cfc6c as LONG1, and STOP; the byte before is the pickle's protocol.
    private static final byte[] MAGIC = {
        (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9, 0x20, 0x6a, (byte) 0xa8, 0x50, 0x19, '.'
    };
    private static final int MAGIC_AT = 2;
    private static final long LARGEST_PICKLES = 8_000_000;
    private static final ValueLayout.OfLong COUNT = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private LegacyPickledFile() {}

    /// Whether a file begins like one.
    static boolean isOne(MemorySegment bytes) {
        return bytes.byteSize() > MAGIC_AT + MAGIC.length
                && bytes.asSlice(MAGIC_AT, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) < 0;
    }

    /// Reads a pickle that nothing follows; it can hold no storages.
    static Tensors readBare(Path file, MemorySegment bytes, Arena arena) throws ModelFormatException {
        PickleValue top = new PickleMachine(file, limited(bytes)).run();
        return new TorchTensors(file, (key, size) -> storage(file, Map.of(), key, size), arena).take(top);
    }

    /// Reads a file that [#isOne].
    ///
    /// @param bytes the mapped file
    /// @param arena holds what has to be gathered
    static Tensors read(Path file, MemorySegment bytes, Arena arena) throws ModelFormatException {
        PickleMachine machine = new PickleMachine(file, limited(bytes));
        for (int i = 0; i < 3; i++) {
            machine.run();
        }
        PickleValue top = machine.run();
        Map<String, MemorySegment> storages = new LinkedHashMap<>();
        if (!(machine.run() instanceof Items keys)) {
            throw damaged(file);
        }
        long position = machine.position();
        for (PickleValue key : keys.items) {
            if (!(key instanceof Text(String name)) || bytes.byteSize() - position < Long.BYTES) {
                throw damaged(file);
            }
            long count = bytes.get(COUNT, position);
            position += Long.BYTES;
            DType type = machine.storages().get(name);
            int width = type == null ? 1 : type.bytes();
            if (count < 0 || type == null || count > (bytes.byteSize() - position) / width) {
                throw damaged(file);
            }
            storages.put(name, bytes.asSlice(position, count * width));
            position += count * width;
        }
        return new TorchTensors(file, (key, size) -> storage(file, storages, key, size), arena).take(top);
    }

    private static Supplier<MemorySegment> storage(
            Path file, Map<String, MemorySegment> storages, String key, long size) throws ModelFormatException {
        MemorySegment storage = storages.get(key);
        if (storage == null) {
            throw new ModelFormatException(file, "the storage " + Shown.name(key) + " is missing from it");
        }
        if (storage.byteSize() < size) {
            throw new ModelFormatException(file, "a tensor does not fit its storage " + Shown.name(key));
        }
        return () -> storage;
    }

    private static MemorySegment limited(MemorySegment bytes) {
        return bytes.asSlice(0, Math.min(bytes.byteSize(), LARGEST_PICKLES));
    }

    private static ModelFormatException damaged(Path file) {
        return new ModelFormatException(file, "is damaged or cut off: its storages do not follow as they should");
    }
}
