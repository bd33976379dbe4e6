package app.safelight.store;

import app.safelight.request.GuidanceRules;
import app.safelight.request.Hires;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskRules;
import app.safelight.request.NetworkRules;
import app.safelight.request.NoiseRules;
import app.safelight.request.PictureStart;
import app.safelight.request.PromptRules;
import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleRules;
import app.safelight.request.SoftInpainting;
import app.safelight.request.Tuning;
import app.safelight.request.UniPcRules;
import app.safelight.request.Upscaler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What counts where a file is silent on a part of a request.
final class Usual {
    private static final String UNNAMED = "unnamed";

    private static final Map<Class<?>, Record> VALUES = Map.ofEntries(
            entry(Tuning.USUAL),
            entry(PromptRules.USUAL),
            entry(NoiseRules.USUAL),
            entry(SamplingRules.USUAL),
            entry(ScheduleRules.USUAL),
            entry(UniPcRules.USUAL),
            entry(GuidanceRules.USUAL),
            entry(NetworkRules.USUAL),
            entry(Hires.of(Upscaler.LATENT, Hires.USUAL_SCALE, Hires.USUAL_DENOISING)),
            entry(PictureStart.of(UNNAMED)),
            entry(Inpainting.of(UNNAMED)),
            entry(MaskRules.USUAL),
            entry(SoftInpainting.USUAL));

    /// Fields that no file can leave out although the part they belong to has usual values.
    private static final Map<Class<?>, Set<String>> NEEDED =
            Map.of(PictureStart.class, Set.of("picture"), Inpainting.class, Set.of("mask"));

    private Usual() {}

    /// The usual value of a part of a request, where it has one.
    static Optional<Record> of(Class<?> type) {
        return Optional.ofNullable(VALUES.get(type));
    }

    /// Whether a field can be left out.
    static boolean canBeSilent(Class<?> type, String field) {
        return VALUES.containsKey(type) && !NEEDED.getOrDefault(type, Set.of()).contains(field);
    }

    /// Names of all parts.
    static List<Class<?>> parts() {
        return List.copyOf(VALUES.keySet());
    }

    private static Map.Entry<Class<?>, Record> entry(Record usual) {
        return Map.entry(usual.getClass(), usual);
    }
}
