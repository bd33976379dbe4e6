package app.safelight.weights;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Other ways to look at a weight: part of its rows, another shape, transposed.
final class WeightViews {
    private WeightViews() {}

    /// Rows `from` (inclusive) to `from + count` along the first dimension; no copy.
    static Weight rows(Weight weight, long from, long count) {
        List<Long> shape = new ArrayList<>(weight.shape());
        long row = weight.byteSize() / shape.getFirst();
        shape.set(0, count);
        return new Weight(
                weight.name(), weight.type(), shape, () -> weight.bytes().asSlice(from * row, count * row));
    }

    /// The same elements in another shape; no copy.
    static Weight reshaped(Weight weight, List<Long> shape) {
        return new Weight(weight.name(), weight.type(), shape, weight::bytes);
    }

    /// A matrix transposed; copied into the arena when first asked for.
    static Weight transposed(Weight weight, Arena arena) {
        long rows = weight.shape().getFirst();
        long columns = weight.shape().getLast();
        return new Weight(weight.name(), weight.type(), List.of(columns, rows), once(() -> {
            MemorySegment to = arena.allocate(weight.byteSize(), Long.BYTES);
            gather(
                    weight.bytes(),
                    0,
                    List.of(columns, rows),
                    List.of(1L, columns),
                    weight.type().bytes(),
                    to);
            return to;
        }));
    }

    /// Copies a strided array so that its elements lie row-major without gaps.
    ///
    /// @param offset of the first element, in elements
    /// @param strides distance between neighbours along each dimension, in elements
    /// @param width bytes an element takes
    static void gather(
            MemorySegment from, long offset, List<Long> shape, List<Long> strides, int width, MemorySegment to) {
        int rank = shape.size();
        long[] index = new long[rank];
        long source = offset;
        for (long at = 0; at < to.byteSize(); at += width) {
            MemorySegment.copy(from, source * width, to, at, width);
            for (int d = rank - 1; d >= 0; d--) {
                source += strides.get(d);
                if (++index[d] < shape.get(d)) {
                    break;
                }
                source -= strides.get(d) * index[d];
                index[d] = 0;
            }
        }
    }

    /// A supplier that computes its value at the first call and keeps it.
    static Supplier<MemorySegment> once(Supplier<MemorySegment> compute) {
        return new Supplier<>() {
            private @Nullable MemorySegment value;

            @Override
            public synchronized MemorySegment get() {
                if (value == null) {
                    value = compute.get();
                }
                return value;
            }
        };
    }
}
