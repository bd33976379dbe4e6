package app.safelight.cli;

import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What one process of a contender told.
///
/// @param values of its JSON object
/// @param latent hash of its final latent; null where it keeps none
/// @param load of the machine just before it began: processes that wanted a processor
record Measurement(Map<String, ?> values, @Nullable String latent, double load) {
    Measurement {
        values = Map.copyOf(values);
    }

    /// A number it told.
    OptionalDouble number(String name) {
        return values.get(name) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }
}
