package app.safelight.engine.djl;

import app.safelight.request.Precision;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/// How fast UNets have been computed on this machine. Thread-safe.
final class Speeds {
    private final Map<Precision, Double> workPerSecond = new EnumMap<>(Precision.class);

    /// Multiplications a second; nothing before anything was measured.
    synchronized OptionalDouble workPerSecond(Precision precision) {
        Double known = workPerSecond.get(precision);
        return known == null ? OptionalDouble.empty() : OptionalDouble.of(known);
    }

    /// Remembers how fast something was.
    synchronized void measured(Precision precision, double multiplications, double seconds) {
        if (multiplications > 0 && seconds > 0) {
            workPerSecond.put(precision, multiplications / seconds);
        }
    }
}
