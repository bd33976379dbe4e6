package app.safelight.store;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a recipe tells of a second pass.
///
/// @param schedule what the first pass's stands for
record RecipeHires(GenerationRequest request, Hires hires, ScheduleType schedule) {
    /// What is told before any pass runs.
    void begin(RecipeLine line) {
        if (hires.sampler() != request.sampler()) {
            line.always("Hires sampler");
        }
        if (!hires.prompt().equals(request.prompt())) {
            line.unusual("Hires prompt");
        }
        if (!hires.negativePrompt().equals(request.negativePrompt())) {
            line.unusual("Hires negative prompt");
        }
        line.put("Hires schedule type", told());
        if (hires.width() == 0 && hires.height() == 0) {
            line.always("Hires upscale");
        } else {
            line.put("Hires resize", hires.width() + "x" + hires.height());
        }
        line.unusual("Hires steps");
        line.always("Hires upscaler");
    }

    /// What the pass tells as it runs, and its schedule where a reader would take it for another.
    void run(RecipeLine line) {
        new RecipePass(sampler(), settled(), RecipePass.Beginning.PICTURE).write(request, line);
        if (SamplerKeys.untold(request.sampler(), schedule, sampler()) != settled()) {
            line.put("Hires schedule type", settled().label());
        }
    }

    private SamplerType sampler() {
        return Objects.requireNonNullElse(hires.sampler(), request.sampler());
    }

    private ScheduleType settled() {
        return SamplerKeys.settled(sampler(), Objects.requireNonNullElse(hires.schedule(), request.schedule()));
    }

    /// The schedule, where it is another than the first pass's; the model's own is never told.
    private @Nullable String told() {
        boolean told = !SamplerKeys.onTimes(sampler()) && settled() != ScheduleType.AUTOMATIC;
        boolean other = SamplerKeys.onTimes(request.sampler()) || settled() != schedule;
        return told && other ? settled().label() : null;
    }
}
