package app.safelight.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a pickle's opcodes build: data that stands for Python objects, of which none is ever made.
///
/// Only what leads to tensors is kept. Values refer to each other in any way the file likes, cycles too, so nothing may
/// walk them without a bound.
sealed interface PickleValue {
    /// Anything harmless whose content is of no interest: None, numbers with a fraction, bytes, sets, numpy scalars.
    enum Opaque implements PickleValue {
        OPAQUE
    }

    record Int(long value) implements PickleValue {}

    record Text(String value) implements PickleValue {}

    /// The name of a class or function. It is never looked up.
    record Global(String module, String name) implements PickleValue {
        String qualified() {
            return module + "." + name;
        }
    }

    record Tuple(List<PickleValue> items) implements PickleValue {}

    /// A storage of a tensor file.
    ///
    /// @param key its name in the file
    /// @param count elements the pickle says it has
    record Storage(DType type, String key, long count) implements PickleValue {}

    /// A view of a storage, as the file describes it and not yet checked.
    record Tensor(Storage storage, DType type, long offset, List<Long> shape, List<Long> strides)
            implements PickleValue {}

    /// A list.
    final class Items implements PickleValue {
        final List<PickleValue> items = new ArrayList<>(0);
    }

    /// A dictionary of any kind; entries whose key is not text are dropped.
    final class Dict implements PickleValue {
        final Map<String, PickleValue> entries = new LinkedHashMap<>(4);

        void put(PickleValue key, PickleValue value) {
            if (key instanceof Text text) {
                entries.put(text.value(), value);
            }
        }
    }
}
