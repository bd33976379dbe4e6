package app.safelight.store;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.Upscaler;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Reads what a recipe tells of a second pass.
///
/// @param values of the recipe
/// @param tree the request so far, with the first pass settled
record RecipeSecondPass(Map<String, String> values, RecipeTree tree) {
    private static final String SAMPLER = "Hires sampler";
    private static final String SCHEDULE = "Hires schedule type";
    private static final String UPSCALER = "Hires upscaler";
    private static final String RESIZE = "Hires resize";
    private static final String UNSIZED = "0x0";
    private static final String SAME_SAMPLER = "Use same sampler";
    private static final String SAME_SCHEDULE = "Use same scheduler";

    /// Puts the second pass into the request, where there is one.
    ///
    /// @param firstToldSchedule whether the recipe itself tells the first pass's schedule
    void read(Told firstToldSchedule) throws StoreException {
        String resize = values.getOrDefault(RESIZE, UNSIZED);
        boolean asked = !resize.equals(UNSIZED)
                || Stream.of("Hires upscale", UPSCALER, "Hires steps").anyMatch(values::containsKey);
        if (!asked) {
            return;
        }
        resize(resize);
        names(tree.request(), firstToldSchedule);
        String upscaler = values.get(UPSCALER);
        if (upscaler != null && !tree.follow(Knobs.of(UPSCALER), upscaler)) {
            // an upscaler nobody has here works on pictures: so does Lanczos
            ((ObjectNode) tree.root().get("hires")).put("upscaler", Upscaler.LANCZOS.label());
        }
    }

    /// Whether a recipe tells something or leaves it to a default.
    enum Told {
        TOLD,
        LEFT
    }

    private void resize(String resize) {
        ObjectNode hires = RecordJson.write(Hires.of(Upscaler.LATENT, Hires.USUAL_SCALE, Hires.USUAL_DENOISING));
        tree.root().set("hires", hires.deepCopy());
        ObjectNode before = tree.root().deepCopy();
        String[] sides = resize.split("x", -1);
        tree.root().set("hires", hires.put("width", sides[0]).put("height", sides[sides.length - 1]));
        tree.keepIfUsable(RESIZE, before);
    }

    /// Sampler and schedule, once one name.
    private void names(GenerationRequest request, Told firstToldSchedule) {
        String sampler = values.getOrDefault(SAMPLER, SAME_SAMPLER);
        String schedule = values.getOrDefault(SCHEDULE, SAME_SCHEDULE);
        boolean same = sampler.equals(SAME_SAMPLER);
        var names = SamplerNames.split(
                same ? request.sampler().label() : sampler, schedule.equals(SAME_SCHEDULE) ? "" : schedule);
        ObjectNode before = tree.root().deepCopy();
        ObjectNode hires = (ObjectNode) tree.root().get("hires");
        if (!same) {
            hires.put("sampler", names.sampler());
        }
        if (SamplerNames.isKnown(names.sampler())) {
            SamplerType second = SamplerNames.sampler(names.sampler());
            String settled = names.schedule().isEmpty()
                    ? untold(request, second, firstToldSchedule).label()
                    : names.schedule();
            boolean own = settled.equals(second.automatic().label());
            hires.put("schedule", own ? ScheduleType.AUTOMATIC.label() : settled);
        }
        if (tree.keepIfUsable(SAMPLER, before)) {
            tree.follow(SCHEDULE);
        }
    }

    /// The schedule where the recipe tells none.
    private static ScheduleType untold(GenerationRequest request, SamplerType second, Told firstToldSchedule) {
        ScheduleType first = SamplerKeys.settled(request.sampler(), request.schedule());
        return firstToldSchedule == Told.TOLD
                ? SamplerKeys.untold(request.sampler(), first, second)
                : SamplerKeys.settled(second, request.schedule());
    }
}
