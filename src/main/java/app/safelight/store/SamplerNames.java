package app.safelight.store;

import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names samplers and schedules go by in recipes and on the command line.
public final class SamplerNames {
    private static final List<String> SAMPLERS =
            Arrays.stream(SamplerType.values()).map(SamplerType::label).toList();

    private static final List<String> SCHEDULES =
            Arrays.stream(ScheduleType.values()).map(ScheduleType::label).toList();

    /// What a sampler's bare name can end with, and the schedule it then says; longest first, so that none is taken
    /// for the end of another.
    private static final List<Map.Entry<String, String>> ENDINGS = Stream.concat(
                    SCHEDULES.stream().map(label -> Map.entry(bare(label), label)),
                    OtherNames.ENDINGS.entrySet().stream())
            .sorted(Comparator.comparingInt((Map.Entry<String, String> ending) ->
                            ending.getKey().length())
                    .reversed())
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
        Optional<Labels> whole = samplerOf(bare(sampler));
        if (whole.isPresent()) {
            String own = whole.get().schedule();
            return new Labels(whole.get().sampler(), own.isEmpty() ? label(schedule) : own);
        }
        String name = bare(sampler);
        for (Map.Entry<String, String> ending : ENDINGS) {
            if (name.endsWith(ending.getKey())) {
                Optional<Labels> rest = samplerOf(
                        name.substring(0, name.length() - ending.getKey().length()));
                if (rest.isPresent()) {
                    return new Labels(rest.get().sampler(), ending.getValue());
                }
            }
        }
        return new Labels(sampler, label(schedule));
    }

    /// A sampler by its bare name, here or in another program.
    private static Optional<Labels> samplerOf(String bare) {
        return find(SAMPLERS, bare)
                .map(label -> new Labels(label, ""))
                .or(() -> Optional.ofNullable(OtherNames.SAMPLERS.get(bare)));
    }

    private static String label(String schedule) {
        String bare = bare(schedule);
        return find(SCHEDULES, bare)
                .or(() -> Optional.ofNullable(OtherNames.SCHEDULES.get(bare)))
                .orElse(schedule);
    }

    /// Whether there is a sampler of this label.
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

    private static Optional<String> find(List<String> labels, String bare) {
        return labels.stream().filter(label -> bare(label).equals(bare)).findFirst();
    }

    /// A name without what spellings differ in: `DPM++ 2M`, `dpmpp_2m` and `dpm++2m` are one.
    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace("++", "pp")
                .replaceAll("[\\s_-]", "")
                .replace("ancestral", "a");
    }
}
