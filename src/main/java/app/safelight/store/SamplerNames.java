package app.safelight.store;

import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The names samplers and schedules go by in recipes and on the command line.
public final class SamplerNames {
    private static final String AUTOMATIC = ScheduleType.AUTOMATIC.label();

    /// AUTOMATIC1111's samplers with the schedule "Automatic" stands for; "Automatic" is the model's own.
    private static final Map<String, String> SAMPLERS = Map.ofEntries(
            Map.entry("DPM++ 2M", "Karras"),
            Map.entry("DPM++ SDE", "Karras"),
            Map.entry("DPM++ 2M SDE", "Exponential"),
            Map.entry("DPM++ 2M SDE Heun", "Exponential"),
            Map.entry("DPM++ 2S a", "Karras"),
            Map.entry("DPM++ 3M SDE", "Exponential"),
            Map.entry("Euler a", AUTOMATIC),
            Map.entry("Euler", AUTOMATIC),
            Map.entry("LMS", AUTOMATIC),
            Map.entry("Heun", AUTOMATIC),
            Map.entry("DPM2", "Karras"),
            Map.entry("DPM2 a", "Karras"),
            Map.entry("DPM fast", AUTOMATIC),
            Map.entry("DPM adaptive", AUTOMATIC),
            Map.entry("Restart", "Karras"),
            Map.entry("DDIM", AUTOMATIC),
            Map.entry("DDIM CFG++", AUTOMATIC),
            Map.entry("PLMS", AUTOMATIC),
            Map.entry("UniPC", AUTOMATIC),
            Map.entry("LCM", AUTOMATIC));

    /// AUTOMATIC1111's schedules, longest first, so that none is taken for the end of another.
    private static final List<String> SCHEDULES = Stream.of(
                    "Automatic",
                    "Uniform",
                    "Karras",
                    "Exponential",
                    "Polyexponential",
                    "SGM Uniform",
                    "KL Optimal",
                    "Align Your Steps",
                    "Simple",
                    "Normal",
                    "DDIM",
                    "Beta")
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private SamplerNames() {}

    /// A sampler and a schedule by their labels; a name nobody knows stays as it was.
    public record Labels(String sampler, String schedule) {}

    /// Reads a sampler name and a schedule name, in any spelling. Texts before AUTOMATIC1111 1.9 have both in the
    /// sampler's name, as `DPM++ 2M Karras`, which then overrides the schedule. The sampler's own schedule becomes
    /// "Automatic".
    public static Labels resolve(String sampler, String schedule) {
        Labels split = split(sampler, schedule);
        boolean own = split.schedule().equals(SAMPLERS.get(split.sampler()));
        return own ? new Labels(split.sampler(), AUTOMATIC) : split;
    }

    /// Like [#resolve], but the schedule is kept as it is named.
    public static Labels split(String sampler, String schedule) {
        Optional<String> whole = find(SAMPLERS.keySet(), sampler);
        if (whole.isPresent()) {
            return new Labels(whole.get(), label(schedule));
        }
        String name = bare(sampler);
        for (String label : SCHEDULES) {
            String ending = bare(label);
            if (name.endsWith(ending)) {
                Optional<String> rest = find(SAMPLERS.keySet(), name.substring(0, name.length() - ending.length()));
                if (rest.isPresent()) {
                    return new Labels(rest.get(), label);
                }
            }
        }
        return new Labels(sampler, label(schedule));
    }

    private static String label(String schedule) {
        return find(SCHEDULES, schedule).orElse(schedule);
    }

    /// Whether AUTOMATIC1111 has a sampler of this label.
    public static boolean isKnown(String sampler) {
        return SAMPLERS.containsKey(sampler);
    }

    /// The sampler of that label.
    ///
    /// @throws IllegalArgumentException with a sentence that names those there are
    public static SamplerType sampler(String label) {
        return Arrays.stream(SamplerType.values())
                .filter(type -> type.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("sampler " + label + " is not one of "
                        + list(Arrays.stream(SamplerType.values()).map(SamplerType::label))));
    }

    /// The schedule of that label.
    ///
    /// @throws IllegalArgumentException with a sentence that names those there are
    public static ScheduleType schedule(String label) {
        return Arrays.stream(ScheduleType.values())
                .filter(type -> type.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("schedule " + label + " is not one of "
                        + list(Arrays.stream(ScheduleType.values()).map(ScheduleType::label))));
    }

    private static String list(Stream<String> labels) {
        return String.join(", ", labels.toList());
    }

    private static Optional<String> find(Iterable<String> labels, String name) {
        String wanted = bare(name);
        for (String label : labels) {
            if (bare(label).equals(wanted)) {
                return Optional.of(label);
            }
        }
        return Optional.empty();
    }

    /// A name without what spellings differ in: `DPM++ 2M`, `dpmpp_2m` and `dpm++2m` are one.
    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace("++", "pp")
                .replaceAll("[\\s_-]", "")
                .replace("ancestral", "a");
    }
}
