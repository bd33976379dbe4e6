package app.safelight.engine.djl;

import java.util.LinkedHashMap;
import java.util.Map;

/// Follows a network through its kernels and notes what they hold and multiply. The sizes of what a kernel holds are
/// read off its source; those of a convolution on a processor were measured: oneDNN keeps its input and its weights in
/// blocks of its own beside the result.
final class CostMeter {
    private final NumberTypes arithmetic;
    private final Map<String, Double> work = new LinkedHashMap<>();
    private long live;
    private long peak;
    private String unit = "";

    /// @param arithmetic types of numbers
    CostMeter(NumberTypes arithmetic) {
        this.arithmetic = arithmetic;
    }

    /// What follows is work of this unit.
    void in(String name) {
        unit = name;
    }

    /// Bytes of so many elements as they are carried.
    long carried(long elements) {
        return elements * arithmetic.carrier().bytes();
    }

    private long multiplied(long elements) {
        return elements * arithmetic.product().bytes();
    }

    private boolean casts() {
        return arithmetic.carrier() != arithmetic.product();
    }

    /// Memory that is held from here on.
    void hold(long bytes) {
        live += bytes;
        peak = Math.max(peak, live);
    }

    /// Memory that is held no more.
    void free(long bytes) {
        live -= bytes;
    }

    /// Memory that is held for a moment.
    void moment(long bytes) {
        peak = Math.max(peak, live + bytes);
    }

    /// Multiplications.
    void works(double multiplications) {
        work.merge(unit, multiplications, Double::sum);
    }

    /// A convolution from its input, which is held, to its result, which is not held yet.
    ///
    /// @param in elements of the input
    /// @param out elements of the result
    /// @param weight elements
    /// @param room elements of a weight that are converted at once; a larger one is multiplied piece by piece
    void convolution(long in, long out, long weight, long room) {
        long casting = casts() ? multiplied(in + out) : 0;
        long pieces = weight > room ? multiplied(out) : 0;
        moment(casting + multiplied(in) + multiplied(Math.min(weight, room)) + pieces + carried(out));
    }

    /// A matrix product from its input, which is held, to its result, which is not held yet.
    void linear(long in, long out, long weight, long room) {
        long casting = casts() ? multiplied(in + out) : 0;
        long pieces = weight > room ? multiplied(out) : 0;
        moment(casting + pieces + carried(out));
    }

    /// What was noted.
    Cost cost() {
        return new Cost(peak, work);
    }
}
