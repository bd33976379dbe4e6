package app.safelight.cli;

import app.safelight.engine.GenerationListener;
import app.safelight.request.GenerationEvent;
import app.safelight.request.Profile;
import app.safelight.request.Usage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run was going to take and what it took, from what the engine tells on its way.
final class Usages implements GenerationListener {
    private @Nullable Profile profile;
    private @Nullable Usage forecast;
    private @Nullable Usage taken;
    private final List<String> remarks = new ArrayList<>();

    @Override
    public void on(GenerationEvent event) {
        switch (event) {
            case GenerationEvent.Planned plan -> {
                profile = plan.profile();
                forecast = plan.forecast();
            }
            case GenerationEvent.Measured measured -> taken = measured.usage();
            case GenerationEvent.Remarked said -> remarks.add(said.remark().sentence(said.detail()));
            case GenerationEvent.StageEntered _,
                    GenerationEvent.StepDone _,
                    GenerationEvent.PictureDone _,
                    GenerationEvent.MemoryChanged _,
                    GenerationEvent.EngineRestarted _ -> {
                // nothing about memory
            }
        }
    }

    /// What was heard, for a report.
    Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        if (profile != null) {
            report.put("profile", profile.name().toLowerCase(Locale.ROOT));
        }
        put(report, "forecast", forecast);
        put(report, "measured", taken);
        if (!remarks.isEmpty()) {
            report.put("remarks", List.copyOf(remarks));
        }
        return report;
    }

    private static void put(Map<String, Object> report, String prefix, @Nullable Usage usage) {
        if (usage == null) {
            return;
        }
        report.put(prefix + "DeviceBytes", usage.device());
        if (usage.host() > 0) {
            report.put(prefix + "HostBytes", usage.host());
        }
        Double seconds = usage.secondsPerStep();
        if (seconds != null) {
            report.put(prefix + "SecondsPerStep", seconds);
        }
    }
}
