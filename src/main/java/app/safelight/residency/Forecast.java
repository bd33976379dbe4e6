package app.safelight.residency;

import app.safelight.request.ModelStage;
import java.util.Map;

/// A plan and the memory it takes.
///
/// @param peaks bytes on the device while each stage works, all things counted
public record Forecast(Plan plan, Map<ModelStage, Long> peaks) {
    public Forecast {
        peaks = Map.copyOf(peaks);
    }

    /// Bytes on the device at the fullest moment of the run.
    public long peak() {
        return peaks.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
