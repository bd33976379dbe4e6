package app.safelight.store;

import app.safelight.request.GenerationRequest;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;

/// What a sampler's pass puts into a recipe as it runs.
///
/// @param sampler of the pass
/// @param schedule what the pass's schedule stands for
/// @param beginning of the pass
record RecipePass(SamplerType sampler, ScheduleType schedule, Beginning beginning) {
    /// What a pass begins with.
    enum Beginning {
        NOISE,
        PICTURE
    }

    /// Writes it.
    void write(GenerationRequest request, RecipeLine line) {
        if (!SamplerKeys.discardsAnyway(sampler)) {
            line.unusual("Discard penultimate sigma");
        }
        if (!SamplerKeys.onTimes(sampler)) {
            levels(request, line);
        }
        if (beginning == Beginning.PICTURE) {
            line.unusual("Extra noise");
        } else if (!SamplerKeys.onTimes(sampler)) {
            line.unusual("SGM noise multiplier");
        }
        if (SamplerKeys.hasEta(sampler)) {
            line.unusual(SamplerKeys.onTimes(sampler) ? "Eta DDIM" : "Eta");
        }
        if (SamplerKeys.churns(sampler)) {
            line.unusual("Sigma churn", "Sigma tmin", "Sigma tmax");
        }
        if (SamplerKeys.scalesNoise(sampler)) {
            line.unusual("Sigma noise");
        }
        line.unusual("Skip Early CFG", "NGMS", "NGMS all steps", "Pad conds", "Pad conds v0");
    }

    private void levels(GenerationRequest request, RecipeLine line) {
        if (schedule == ScheduleType.AUTOMATIC) {
            return;
        }
        line.unusual("Schedule min sigma", "Schedule max sigma");
        if (SamplerKeys.hasOtherRho(
                schedule, request.tuning().sampling().schedule().rho())) {
            line.unusual("Schedule rho");
        }
        if (schedule == ScheduleType.BETA) {
            line.always("Beta schedule alpha", "Beta schedule beta");
        }
    }
}
