package app.safelight.store;

import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.PictureStart;
import app.safelight.request.Prediction;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A request read from a recipe. What the recipe says of a picture to start from counts where the base has one: a
/// recipe cannot name the picture itself.
///
/// @param ignored parameters of the recipe that have no meaning here yet, so that the picture can come out different
public record ImportedRequest(GenerationRequest request, List<String> ignored) {
    /// Parameters that are understood, or name only what the picture was made with.
    private static final Set<String> UNDERSTOOD = Set.of(
            "Steps",
            "Sampler",
            "Schedule type",
            "CFG scale",
            "Seed",
            "Size-1",
            "Size-2",
            "Model",
            "Model hash",
            "Prediction",
            "Version");

    /// Parameters that change nothing at these values.
    private static final Map<String, Set<String>> HARMLESS =
            Map.of("RNG", Set.of("NV", "GPU"), "Clip skip", Set.of("1"), "Batch size", Set.of("1"));

    /// Reads a recipe.
    ///
    /// @param base what counts where the recipe is silent
    /// @throws StoreException naming the parameter and the value that cannot be used
    public static ImportedRequest of(Recipe recipe, GenerationRequest base) throws StoreException {
        Map<String, String> values = recipe.parameters();
        var names = SamplerNames.resolve(
                values.getOrDefault("Sampler", base.sampler().label()),
                values.getOrDefault("Schedule type", ScheduleType.AUTOMATIC.label()));
        try {
            PictureStart start = base.start() == null ? null : StartParameters.read(values, base.start());
            SamplerType sampler = SamplerNames.sampler(names.sampler());
            GenerationRequest request = new GenerationRequest(
                    recipe.prompt(),
                    recipe.negativePrompt(),
                    base.model(),
                    prediction(values.get("Prediction"), base.prediction()),
                    sampler,
                    SamplerNames.schedule(names.schedule()),
                    number(values, "Steps", Integer::parseInt, base.steps()),
                    number(values, "CFG scale", Double::parseDouble, base.cfgScale()),
                    number(values, "Seed", ImportedRequest::seed, base.seed()),
                    size(values, base.size()),
                    base.count(),
                    start);
            List<String> ignored = ignored(values);
            if (start != null) {
                ignored.removeAll(StartParameters.understood(start));
            }
            return new ImportedRequest(request, ignored);
        } catch (IllegalArgumentException e) {
            throw new StoreException("The recipe cannot be followed: " + e.getMessage() + ".", e);
        }
    }

    /// Reads a seed: any number of 64 bits, with or without sign.
    ///
    /// @throws NumberFormatException if it is none
    public static long seed(String digits) {
        return digits.startsWith("-") ? Long.parseLong(digits) : Long.parseUnsignedLong(digits);
    }

    /// A parameter as a number, or `otherwise` where it is missing.
    ///
    /// @throws IllegalArgumentException naming the parameter and the value that is no number
    static <T> T number(Map<String, String> values, String key, Function<String, T> parse, T otherwise) {
        String value = values.get(key);
        try {
            return value == null ? otherwise : parse.apply(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " " + value + " is no number that can be used", e);
        }
    }

    private static @Nullable ImageSize size(Map<String, String> values, @Nullable ImageSize otherwise) {
        if (!values.containsKey("Size-1")) {
            return otherwise;
        }
        return new ImageSize(
                number(values, "Size-1", Integer::parseInt, 0), number(values, "Size-2", Integer::parseInt, 0));
    }

    private static @Nullable Prediction prediction(@Nullable String name, @Nullable Prediction otherwise) {
        return switch (name) {
            case "v" -> Prediction.V;
            case "epsilon" -> Prediction.EPSILON;
            case null, default -> otherwise;
        };
    }

    private static List<String> ignored(Map<String, String> values) {
        List<String> ignored = new ArrayList<>();
        values.forEach((key, value) -> {
            if (!UNDERSTOOD.contains(key)
                    && !HARMLESS.getOrDefault(key, Set.of()).contains(value)) {
                ignored.add(key);
            }
        });
        return ignored;
    }
}
