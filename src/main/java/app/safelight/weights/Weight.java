package app.safelight.weights;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Supplier;

/// A named array in a checkpoint. Describing it costs nothing: its bytes are looked at when asked for.
public final class Weight {
    private final String name;
    private final DType type;
    private final List<Long> shape;
    private final Supplier<MemorySegment> bytes;

    /// @param name as in the file
    /// @param shape sizes of the dimensions, outermost first; empty for a scalar
    /// @param bytes gives row-major little-endian elements without gaps
    Weight(String name, DType type, List<Long> shape, Supplier<MemorySegment> bytes) {
        this.name = name;
        this.type = type;
        this.shape = List.copyOf(shape);
        this.bytes = bytes;
    }

    /// The name in the file, which can differ from the name it is looked up by.
    public String name() {
        return name;
    }

    public DType type() {
        return type;
    }

    /// Sizes of the dimensions, outermost first; empty for a scalar.
    public List<Long> shape() {
        return shape;
    }

    /// Number of elements.
    public long count() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    /// Number of bytes of the elements as stored.
    public long byteSize() {
        return Math.multiplyExact(count(), type.bytes());
    }

    /// The elements: row-major, little-endian, no gaps; mapped from the file wherever its layout allows, so not always
    /// aligned. Valid until the file is closed, never to be written to.
    public MemorySegment bytes() {
        return bytes.get();
    }

    /// Elements `from` to `from + to.length` as floats; exact for all types but F64.
    ///
    /// @throws IllegalArgumentException if the type is not floating point
    public void readFloats(long from, float[] to) {
        FloatElements.read(type, bytes(), from, to);
    }

    @Override
    public String toString() {
        return name + " " + type + " " + shape;
    }
}
