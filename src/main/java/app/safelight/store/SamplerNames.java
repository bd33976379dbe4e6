package app.safelight.store;

import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The names samplers and schedules go by in recipes and on the command line.
public final class SamplerNames {
    private static final List<String> SAMPLERS =
            Arrays.stream(SamplerType.values()).map(SamplerType::label).toList();

    /// Longest first, so that none is taken for the end of another.
    private static final List<String> SCHEDULES = Arrays.stream(ScheduleType.values())
            .map(ScheduleType::label)
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
        boolean own = isKnown(split.sampler())
                && split.schedule().equals(sampler(split.sampler()).automatic().label());
        return own ? new Labels(split.sampler(), ScheduleType.AUTOMATIC.label()) : split;
    }

    /// Like [#resolve], but the schedule is kept as it is named.
    public static Labels split(String sampler, String schedule) {
        Optional<String> whole = find(SAMPLERS, sampler);
        if (whole.isPresent()) {
            return new Labels(whole.get(), label(schedule));
        }
        String name = bare(sampler);
        for (String label : SCHEDULES) {
            String ending = bare(label);
            if (name.endsWith(ending)) {
                Optional<String> rest = find(SAMPLERS, name.substring(0, name.length() - ending.length()));
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
        return SAMPLERS.contains(sampler);
    }

    /// The sampler of that label.
    ///
    /// @throws IllegalArgumentException with a sentence that names those there are
    public static SamplerType sampler(String label) {
        return Arrays.stream(SamplerType.values())
                .filter(type -> type.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "sampler " + label + " is not one of " + String.join(", ", SAMPLERS)));
    }

    /// The schedule of that label.
    ///
    /// @throws IllegalArgumentException with a sentence that names those there are
    public static ScheduleType schedule(String label) {
        return Arrays.stream(ScheduleType.values())
                .filter(type -> type.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("schedule " + label + " is not one of "
                        + Arrays.stream(ScheduleType.values())
                                .map(ScheduleType::label)
                                .collect(Collectors.joining(", "))));
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
