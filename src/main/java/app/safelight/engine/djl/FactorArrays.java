package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;
import app.safelight.weights.Weight;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/// The factors of networks as arrays, in their mapped files wherever PyTorch knows their type.
final class FactorArrays implements AutoCloseable {
    private final WeightArrays source;
    private final LongConsumer account;
    private final Map<Weight, PtNDArray> arrays = new HashMap<>();
    private long held;

    /// @param source makes arrays of stored weights
    /// @param account told by how many bytes the memory held grows or shrinks, before it does
    FactorArrays(WeightArrays source, LongConsumer account) {
        this.source = source;
        this.account = account;
    }

    /// A factor.
    PtNDArray of(Weight weight) {
        PtNDArray known = arrays.get(weight);
        if (known == null) {
            long bytes = source.passingBytes(weight);
            account.accept(bytes);
            held += bytes;
            known = source.passing(weight);
            arrays.put(weight, known);
        }
        return known;
    }

    /// Gives them back until they are next used.
    void release() {
        arrays.values().forEach(PtNDArray::close);
        arrays.clear();
        account.accept(-held);
        held = 0;
    }

    @Override
    public void close() {
        release();
        source.close();
    }
}
