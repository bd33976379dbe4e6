package app.safelight.diffusion;

/// Noise added ahead of a step (Karras et al. 2022, algorithm 2, lines 4 to 6).
///
/// @param amount S_churn, spread over the steps
/// @param from lowest noise level it acts on, S_tmin
/// @param upTo highest noise level it acts on, S_tmax
/// @param noise factor of the noise's standard deviation, S_noise
record Churn(double amount, double from, double upTo, double noise) {
    private static final double MOST = Math.sqrt(2) - 1;

    /// A latent and its noise level.
    record Noised(Latent x, float sigma) {}

    /// Raises the noise level from `sigma`; takes one draw even where nothing is added, as A1111 does.
    Noised apply(Step step, float sigma, int steps) {
        double gamma = from <= sigma && sigma <= upTo ? Math.min(amount / steps, MOST) : 0;
        if (gamma <= 0) {
            step.skipDraw();
            return new Noised(step.x(), sigma);
        }
        float raised = sigma * (float) (gamma + 1);
        float added = SingleMath.sqrt(raised * raised - sigma * sigma);
        return new Noised(
                step.x().draft().plus(step.draw().times((float) noise), added).done(), raised);
    }
}
