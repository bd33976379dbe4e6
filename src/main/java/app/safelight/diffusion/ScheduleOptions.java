package app.safelight.diffusion;

import app.safelight.request.ModelFamily;

/// What can be changed about the noise levels of a run, beside which schedule and how many steps.
///
/// @param family decides the table of Align Your Steps
/// @param sigmaMin lowest noise level; 0 for the model's
/// @param sigmaMax highest noise level; 0 for the model's
/// @param rho exponent of Karras and Polyexponential; 0 for their own
/// @param betaAlpha first parameter of the Beta schedule's distribution
/// @param betaBeta its second parameter
/// @param discardPenultimate whether one step more is laid out and the last level above zero left out
public record ScheduleOptions(
        ModelFamily family,
        double sigmaMin,
        double sigmaMax,
        double rho,
        double betaAlpha,
        double betaBeta,
        boolean discardPenultimate) {
    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public ScheduleOptions {
        if (!(sigmaMin >= 0 && sigmaMax >= 0 && rho >= 0)) {
            throw new IllegalArgumentException(
                    "sigmaMin " + sigmaMin + ", sigmaMax " + sigmaMax + ", rho " + rho + ": none may be negative");
        }
        if (!(betaAlpha > 0 && betaBeta > 0)) {
            throw new IllegalArgumentException(
                    "betaAlpha " + betaAlpha + ", betaBeta " + betaBeta + ": both must be above 0");
        }
    }

    /// What A1111 starts with.
    public static ScheduleOptions defaults(ModelFamily family) {
        return new ScheduleOptions(family, 0, 0, 0, 0.6, 0.6, false);
    }

    /// The same with the last level above zero left out.
    public ScheduleOptions withoutPenultimate() {
        return new ScheduleOptions(family, sigmaMin, sigmaMax, rho, betaAlpha, betaBeta, true);
    }
}
