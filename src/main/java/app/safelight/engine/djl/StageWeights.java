package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;
import app.safelight.engine.djl.Residence.Placement;
import app.safelight.weights.Weight;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// The weights of a network as arrays, made when first asked for and freed when their unit leaves the device. The
/// kernels convert them to the type of their products as they use them.
///
/// The checkpoint must stay open until this is closed: an array over a mapping that is gone is a crash of the whole
/// process.
final class StageWeights implements AutoCloseable {
    private final Map<String, Weight> weights;
    private final WeightArrays source;
    private final Residence residence;
    private final Map<String, Held> arrays = new HashMap<>();
    private Patching patching = Patching.NONE;

    /// @param weights by name
    /// @param source makes arrays of them
    /// @param residence asked about each weight before it is used
    StageWeights(Map<String, Weight> weights, WeightArrays source, Residence residence) {
        this.weights = weights;
        this.source = source;
        this.residence = residence;
    }

    /// A weight in use.
    ///
    /// @param bytes counted for it
    private record Held(PtNDArray array, Weight weight, long bytes) {}

    /// Settles what changes them on their way into a kernel.
    void patchedBy(Patching other) {
        patching = other;
    }

    /// A weight.
    ///
    /// @throws IllegalStateException if there is none of that name; checkpoints are checked when they are opened
    PtNDArray get(String name) {
        return get(new String[] {name})[0];
    }

    private PtNDArray stored(String name) {
        Placement placement = residence.place(name);
        Held known = arrays.get(name);
        if (known != null) {
            return known.array();
        }
        Weight weight = weight(name);
        return switch (placement) {
            case LASTING -> {
                long bytes = source.lastingBytes(weight);
                residence.book(name, bytes);
                yield held(name, new Held(source.lasting(weight), weight, bytes));
            }
            case PASSING -> {
                long bytes = source.passingBytes(weight);
                residence.book(name, bytes);
                yield held(name, new Held(source.passing(weight), weight, bytes));
            }
        };
    }

    /// Weights for one kernel call, in the order of the names.
    PtNDArray[] get(String[] names) {
        return patching.patched(names, Arrays.stream(names).map(this::stored).toArray(PtNDArray[]::new));
    }

    /// A weight as it is stored, in the mapped file where that is possible: for tables of which few rows are needed.
    PtNDArray table(String name) {
        Weight weight = weight(name);
        if (source.passingBytes(weight) > 0) {
            return stored(name);
        }
        Placement ignored = residence.place(name);
        Held known = arrays.get(name);
        return known == null ? held(name, new Held(source.passing(weight), weight, 0)) : known.array();
    }

    private PtNDArray held(String name, Held held) {
        arrays.put(name, held);
        return held.array();
    }

    private Weight weight(String name) {
        Weight weight = weights.get(name);
        if (weight == null) {
            throw new IllegalStateException("no weight " + name);
        }
        return weight;
    }

    /// Elements of the largest weight that has to be converted for its products; 0 for none.
    ///
    /// @param multiplied whether a weight takes part in products
    long widest(Predicate<String> multiplied) {
        return weights.entrySet().stream()
                .filter(entry -> entry.getValue().shape().size() > 1)
                .filter(entry -> multiplied.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(source::converts)
                .mapToLong(Weight::count)
                .max()
                .orElse(0);
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
            residence.book(entry.getKey(), -held.bytes());
            return true;
        });
    }

    @Override
    public void close() {
        release(_ -> true);
        source.close();
    }
}
