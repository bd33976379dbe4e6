package app.safelight.engine.djl;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

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
        double[] seconds =
                calls.stream().skip(1).mapToDouble(Call::seconds).sorted().toArray();
        return seconds.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds[seconds.length / 2]);
    }

    /// Multiplications a second, by the median call that counts; nothing before the first.
    OptionalDouble workPerSecond() {
        double[] rates = calls.stream()
                .skip(1)
                .mapToDouble(call -> call.work() / call.seconds())
                .sorted()
                .toArray();
        return rates.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(rates[rates.length / 2]);
    }
}
