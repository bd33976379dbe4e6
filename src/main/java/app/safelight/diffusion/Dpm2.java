package app.safelight.diffusion;

import static app.safelight.diffusion.SingleMath.exp;
import static app.safelight.diffusion.SingleMath.log;

/// DPM-Solver-2 (Lu et al. 2022, "DPM-Solver", algorithm 1) in the form of Karras et al. 2022: the derivative at the
/// geometric middle of the step, two calls.
record Dpm2(float[] sigmas, Churn churn) implements Method {
    @Override
    public int steps() {
        return sigmas.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        Churn.Noised noised = churn.apply(step, sigmas[step.index()], steps());
        float next = sigmas[step.index() + 1];
        Latent denoised = step.denoised(noised.x(), noised.sigma());
        if (next == 0) {
            return step.end(Euler.step(noised.x(), denoised, noised.sigma(), next), denoised);
        }
        float middle = middle(noised.sigma(), next);
        Latent half = Euler.step(noised.x(), denoised, noised.sigma(), middle);
        Latent second = step.denoised(half, middle);
        Draft slope = half.draft().minus(second).dividedBy(middle);
        return step.end(slope.times(next - noised.sigma()).plus(noised.x()).done(), second);
    }

    /// The geometric mean of two noise levels.
    static float middle(float sigma, float next) {
        float end = log(next);
        return exp(end - (end - log(sigma)) * 0.5f);
    }
}
