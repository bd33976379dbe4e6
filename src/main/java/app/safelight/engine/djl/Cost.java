package app.safelight.engine.djl;

import java.util.Map;

/// What running a network takes.
///
/// @param peak bytes of working memory at the fullest moment, beside weights and the room to convert them in
/// @param work multiplications of each unit, by its name
record Cost(long peak, Map<String, Double> work) {
    Cost {
        work = Map.copyOf(work);
    }

    /// Multiplications of all units.
    double total() {
        return work.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
