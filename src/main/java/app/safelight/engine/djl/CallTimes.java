package app.safelight.engine.djl;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// How long the calls of a network took in a run. The first one of a run can have loaded weights, so it does not count
/// once there are others.
final class CallTimes {
    private final List<Call> calls = new ArrayList<>();

    private record Call(double work, double seconds) {}

    void restart() {
        calls.clear();
    }

    /// @param work multiplications
    void add(double work, double seconds) {
        calls.add(new Call(work, seconds));
    }

    /// The median of the calls' seconds; nothing before the first that counts.
    OptionalDouble median() {
        return median(Call::seconds);
    }

    /// Multiplications a second, by the median call that counts; nothing before the first.
    OptionalDouble workPerSecond() {
        return median(call -> call.work() / call.seconds());
    }

    private OptionalDouble median(ToDoubleFunction<Call> number) {
        double[] sorted = calls.stream().skip(1).mapToDouble(number).sorted().toArray();
        return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[sorted.length / 2]);
    }
}
