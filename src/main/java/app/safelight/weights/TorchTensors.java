package app.safelight.weights;

import app.safelight.weights.PickleValue.Dict;
import app.safelight.weights.PickleValue.Int;
import app.safelight.weights.PickleValue.Items;
import app.safelight.weights.PickleValue.Storage;
import app.safelight.weights.PickleValue.Tensor;
import app.safelight.weights.PickleValue.Text;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Turns what a checkpoint's pickle describes into weights, after checking that every view stays within its storage.
final class TorchTensors {
    private static final int MOST_TENSORS = 32_768;
    /// Bytes a tensor may take beyond those stored for it, which it does when a stride is 0.
    private static final long MOST_EXPANDED = 1 << 20;
    private static final String TRAINING = "optimizer_states";

    private final Path file;
    private final Storages storages;
    private final Arena arena;
    private final Map<String, Weight> weights = new LinkedHashMap<>();

    /// Finds the bytes of a storage.
    interface Storages {
        /// Gives at least so many bytes, looked at only when asked for.
        ///
        /// @throws ModelFormatException if there is no such storage, or it is too short
        Supplier<MemorySegment> find(String key, long bytes) throws ModelFormatException;
    }

    TorchTensors(Path file, Storages storages, Arena arena) {
        this.file = file;
        this.storages = storages;
        this.arena = arena;
    }

    /// The tensors of a checkpoint: those of its `state_dict`, else those at its top, else those one level down.
    Tensors take(PickleValue top) throws ModelFormatException {
        if (!(top instanceof Dict dict)) {
            throw new ModelFormatException(file, "is not a checkpoint: its pickle holds no dictionary of tensors");
        }
        if (dict.entries.get("state_dict") instanceof Dict state) {
            add("", state);
        } else {
            add("", dict);
            for (var entry : dict.entries.entrySet()) {
                if (entry.getValue() instanceof Dict inner) {
                    add(entry.getKey() + ".", inner);
                }
            }
        }
        if (weights.isEmpty() && dict.entries.containsKey("string_to_token")) {
            throw new ModelFormatException(file, FileKind.EMBEDDING.rejection());
        }
        return new Tensors(weights, metadata(dict), notes(dict));
    }

    private void add(String prefix, Dict dict) throws ModelFormatException {
        for (var entry : dict.entries.entrySet()) {
            if (entry.getValue() instanceof Tensor tensor) {
                if (weights.size() == MOST_TENSORS) {
                    throw new ModelFormatException(file, "has more than " + MOST_TENSORS + " tensors");
                }
                String name = prefix + entry.getKey();
                weights.put(name, weight(name, tensor));
            }
        }
    }

    private Weight weight(String name, Tensor tensor) throws ModelFormatException {
        Storage storage = tensor.storage();
        int width = tensor.type().bytes();
        long stored;
        long count;
        long span;
        try {
            stored = Math.multiplyExact(storage.count(), storage.type().bytes());
            count = count(tensor.shape());
            span = count == 0 ? 0 : span(tensor);
        } catch (ArithmeticException e) {
            throw misfit(name);
        }
        boolean expanded = count > stored / width && count > MOST_EXPANDED / width;
        if (tensor.shape().size() != tensor.strides().size()
                || storage.count() < 0
                || tensor.offset() < 0
                || count < 0
                || span < 0
                || span > stored / width
                || expanded) {
            throw misfit(name);
        }
        Supplier<MemorySegment> bytes = storages.find(storage.key(), stored);
        if (count == 0) {
            return new Weight(name, tensor.type(), tensor.shape(), () -> MemorySegment.NULL);
        }
        if (isContiguous(tensor)) {
            long start = tensor.offset() * width;
            return new Weight(
                    name, tensor.type(), tensor.shape(), () -> bytes.get().asSlice(start, count * width));
        }
        return new Weight(name, tensor.type(), tensor.shape(), WeightViews.once(() -> {
            MemorySegment to = arena.allocate(count * width, Long.BYTES);
            WeightViews.gather(bytes.get(), tensor.offset(), tensor.shape(), tensor.strides(), width, to);
            return to;
        }));
    }

    /// Number of elements; negative if a size is.
    private static long count(List<Long> shape) {
        long count = 1;
        for (long size : shape) {
            if (size < 0) {
                return -1;
            }
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    /// Elements of the storage up to and with the last one used; negative if a stride is.
    private static long span(Tensor tensor) {
        long last = tensor.offset();
        for (int i = 0; i < Math.min(tensor.shape().size(), tensor.strides().size()); i++) {
            long stride = tensor.strides().get(i);
            if (stride < 0) {
                return -1;
            }
            last = Math.addExact(last, Math.multiplyExact(tensor.shape().get(i) - 1, stride));
        }
        return Math.addExact(last, 1);
    }

    private static boolean isContiguous(Tensor tensor) {
        long wanted = 1;
        for (int i = tensor.shape().size() - 1; i >= 0; i--) {
            long size = tensor.shape().get(i);
            if (size != 1 && tensor.strides().get(i) != wanted) {
                return false;
            }
            wanted *= size;
        }
        return true;
    }

    /// Training code writes what the model predicts among its settings.
    private static Map<String, String> metadata(Dict top) {
        if (top.entries.get("hyper_parameters") instanceof Dict settings
                && settings.entries.get("parameterization") instanceof Text(String value)) {
            return Map.of("prediction_type", value);
        }
        return Map.of();
    }

    private static List<String> notes(Dict top) {
        List<String> notes = new ArrayList<>();
        if (top.entries.get(TRAINING) instanceof Items states && !states.items.isEmpty()) {
            notes.add("state of the optimizer (" + TRAINING + "), not used");
        }
        if (top.entries.get("global_step") instanceof Int(long step)) {
            notes.add("written by training, at step " + step);
        }
        return notes;
    }

    private ModelFormatException misfit(String name) {
        return new ModelFormatException(file, "tensor " + Shown.name(name) + " does not fit its storage");
    }
}
