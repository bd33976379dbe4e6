package app.safelight.request;

/// What can be changed about the noise levels of a run, beside which schedule and how many steps.
///
/// @param sigmaMin lowest noise level; 0 for the model's
/// @param sigmaMax highest noise level; 0 for the model's
/// @param rho exponent of Karras and Polyexponential; 0 for their own
/// @param betaAlpha first parameter of the Beta schedule's distribution, above 0
/// @param betaBeta its second parameter, above 0
/// @param discardPenultimate whether one step more is laid out and the last level above zero left out
/// @param oldKarras whether Karras, and every other schedule between a lowest and a highest level, runs from 10 to 0.1
///     whatever the model, as in AUTOMATIC1111's first versions
/// @param levels the noise levels the model is taken to have been trained on
public record ScheduleRules(
        double sigmaMin,
        double sigmaMax,
        double rho,
        double betaAlpha,
        double betaBeta,
        boolean discardPenultimate,
        boolean oldKarras,
        TrainedLevels levels) {
    private static final double USUAL_BETA = 0.6;

    /// The noise levels a model is taken to have been trained on.
    public enum TrainedLevels {
        /// Those of the checkpoint: scaled-linear betas.
        USUAL,
        /// The same rounded to half precision on the way, as AUTOMATIC1111 did before version 1.7.
        DOWNCAST,
        /// Rescaled so that the last one is noise alone (Lin et al. 2023, "Common Diffusion Noise Schedules and Sample
        /// Steps are Flawed", algorithm 1).
        ZERO_TERMINAL_SNR
    }

    /// AUTOMATIC1111's defaults.
    public static final ScheduleRules USUAL =
            new ScheduleRules(0, 0, 0, USUAL_BETA, USUAL_BETA, false, false, TrainedLevels.USUAL);

    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public ScheduleRules {
        if (!(sigmaMin >= 0 && sigmaMax >= 0 && rho >= 0)) {
            throw new IllegalArgumentException(
                    "sigmaMin " + sigmaMin + ", sigmaMax " + sigmaMax + ", rho " + rho + ": none may be negative");
        }
        if (!(betaAlpha > 0 && betaBeta > 0)) {
            throw new IllegalArgumentException(
                    "betaAlpha " + betaAlpha + ", betaBeta " + betaBeta + ": both must be above 0");
        }
    }

    /// The same with the last level above zero left out.
    public ScheduleRules withoutPenultimate() {
        return new ScheduleRules(sigmaMin, sigmaMax, rho, betaAlpha, betaBeta, true, oldKarras, levels);
    }
}
