package app.safelight.weights;

import app.safelight.weights.PickleValue.Dict;
import app.safelight.weights.PickleValue.Global;
import app.safelight.weights.PickleValue.Int;
import app.safelight.weights.PickleValue.Items;
import app.safelight.weights.PickleValue.Opaque;
import app.safelight.weights.PickleValue.Storage;
import app.safelight.weights.PickleValue.Tensor;
import app.safelight.weights.PickleValue.Text;
import app.safelight.weights.PickleValue.Tuple;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a pickle wants called, answered with data or refused. Nothing is ever called.
final class PickleCalls {
    private final Path file;
    private final PickleInput input;
    private final Map<String, DType> storages = new HashMap<>();

    PickleCalls(Path file, PickleInput input) {
        this.file = file;
        this.input = input;
    }

    Map<String, DType> storages() {
        return storages;
    }

    /// A class or function is named.
    Global name(String module, String name) throws ModelFormatException {
        Global global = new Global(module, name);
        if (PickleGlobals.isDangerous(global)) {
            throw refused(global);
        }
        return global;
    }

    /// A class or function is called.
    PickleValue call(PickleValue function, List<PickleValue> arguments) throws ModelFormatException {
        if (!(function instanceof Global global)) {
            throw input.malformed("it calls what is no function");
        }
        return switch (PickleGlobals.role(global).orElseThrow(() -> refused(global))) {
            case TENSOR -> tensor(arguments, storage(arguments).type());
            case TYPED_TENSOR -> tensor(arguments, type(arguments));
            case PARAMETER -> arguments.isEmpty() ? Opaque.OPAQUE : arguments.getFirst();
            case SUBCLASS -> subclass(arguments);
            case DICT -> dict(arguments);
            case HARMLESS -> Opaque.OPAQUE;
        };
    }

    /// An object is given its state, which for objects of Python can mean calling what the state names.
    void build(PickleValue object, PickleValue state) throws ModelFormatException {
        if (object instanceof Global global) {
            throw refused(global);
        }
        List<PickleValue> parts = state instanceof Tuple tuple ? tuple.items() : List.of(state);
        for (PickleValue part : parts) {
            if (part instanceof Global global) {
                refuseUnlessKnown(global);
            }
            if (part instanceof Dict dict) {
                for (PickleValue value : dict.entries.values()) {
                    if (value instanceof Global global) {
                        refuseUnlessKnown(global);
                    }
                }
            }
        }
    }

    /// A thing kept outside the pickle is referred to: a storage.
    Storage persistent(PickleValue id) throws ModelFormatException {
        if (id instanceof Tuple tuple
                && tuple.items().size() >= 5
                && tuple.items().get(0) instanceof Text(String kind)
                && kind.equals("storage")
                && tuple.items().get(1) instanceof Global global
                && tuple.items().get(2) instanceof Text(String key)
                && tuple.items().get(4) instanceof Int(long count)
                && (tuple.items().size() == 5 || tuple.items().get(5) == Opaque.OPAQUE)) {
            DType type = TorchTypes.ofStorage(global)
                    .orElseThrow(() -> new ModelFormatException(
                            file, "has the unknown storage type " + Shown.name(global.qualified())));
            storages.put(key, type);
            return new Storage(type, key, count);
        }
        throw input.malformed("a reference to a storage is of a kind unknown");
    }

    private PickleValue tensor(List<PickleValue> arguments, DType type) throws ModelFormatException {
        if (arguments.size() >= 4 && arguments.get(1) instanceof Int(long offset)) {
            return new Tensor(storage(arguments), type, offset, numbers(arguments.get(2)), numbers(arguments.get(3)));
        }
        throw input.malformed("a tensor is described in a way unknown");
    }

    private Storage storage(List<PickleValue> arguments) throws ModelFormatException {
        if (!arguments.isEmpty() && arguments.getFirst() instanceof Storage storage) {
            return storage;
        }
        throw input.malformed("a tensor has no storage");
    }

    private DType type(List<PickleValue> arguments) throws ModelFormatException {
        if (arguments.size() >= 7 && arguments.get(6) instanceof Global global) {
            return TorchTypes.ofType(global)
                    .orElseThrow(() -> new ModelFormatException(
                            file, "has the unknown data type " + Shown.name(global.qualified())));
        }
        throw input.malformed("a tensor has no data type");
    }

    private PickleValue subclass(List<PickleValue> arguments) throws ModelFormatException {
        if (arguments.size() < 3
                || !(arguments.getFirst() instanceof Global function)
                || !(arguments.get(2) instanceof Tuple inner)) {
            throw input.malformed("a tensor is described in a way unknown");
        }
        PickleGlobals.Role role = PickleGlobals.role(function).orElseThrow(() -> refused(function));
        if (role == PickleGlobals.Role.SUBCLASS) {
            throw refused(function);
        }
        return call(function, inner.items());
    }

    private PickleValue dict(List<PickleValue> arguments) {
        Dict dict = new Dict();
        if (!arguments.isEmpty() && arguments.getFirst() instanceof Items pairs) {
            for (PickleValue pair : pairs.items) {
                List<PickleValue> both = pair instanceof Tuple tuple
                        ? tuple.items()
                        : pair instanceof Items items ? items.items : List.of();
                if (both.size() == 2) {
                    dict.put(both.getFirst(), both.getLast());
                }
            }
        }
        return dict;
    }

    private List<Long> numbers(PickleValue value) throws ModelFormatException {
        List<PickleValue> items = value instanceof Tuple tuple
                ? tuple.items()
                : value instanceof Items list ? list.items : List.of(value);
        List<Long> numbers = new ArrayList<>(items.size());
        for (PickleValue item : items) {
            if (!(item instanceof Int(long number)) || numbers.size() == 64) {
                throw input.malformed("a tensor's shape is not made of numbers");
            }
            numbers.add(number);
        }
        return numbers;
    }

    private void refuseUnlessKnown(Global global) throws ModelFormatException {
        if (PickleGlobals.role(global).isEmpty()
                && TorchTypes.ofType(global).isEmpty()
                && TorchTypes.ofStorage(global).isEmpty()) {
            throw refused(global);
        }
    }

    private ModelFormatException refused(Global global) {
        return new ModelFormatException(
                file,
                "wants " + Shown.name(global.qualified())
                        + " called while it is loaded, which no model needs: refused, nothing of it was run");
    }
}
