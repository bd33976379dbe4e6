package app.safelight.diffusion;

import static app.safelight.diffusion.SingleMath.sqrt;

/// Strategic stochastic sampling of models distilled to consistent trajectories (Zheng et al. 2024, "Trajectory
/// Consistency Distillation", algorithm 4): down to a share of the next timestep, then up to it with fresh noise.
///
/// @param model whose timesteps are meant
/// @param gamma how far below the next timestep, 0 for not at all, 1 for all the way
record Tcd(float[] sigmas, NoiseSchedule model, double gamma) implements Method {
    /// What the paper advises for few steps; the request's eta is a multiple of it.
    private static final double USUAL_GAMMA = 0.3;

    /// The run through these levels.
    ///
    /// @param eta 1 for the usual share of fresh noise
    static Tcd over(float[] sigmas, NoiseSchedule model, double eta) {
        return new Tcd(sigmas, model, Math.min(1, USUAL_GAMMA * eta));
    }

    @Override
    public int steps() {
        return sigmas.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        float sigma = sigmas[step.index()];
        float next = sigmas[step.index() + 1];
        Latent denoised = step.denoised(step.x(), sigma);
        if (next == 0) {
            return step.end(denoised, denoised);
        }
        float down = gamma == 0 ? next : down(next);
        Draft x = Euler.walk(step.x(), denoised, sigma, down);
        if (down < next) {
            x.plus(step.draw(sigma, next), sqrt(next * next - down * down));
        }
        return step.end(x.done(), denoised);
    }

    /// The noise level of the whole timestep below the share.
    private float down(float next) {
        return model.sigmaAt((float) Math.floor((float) (1 - gamma) * model.timestep(next)));
    }
}
