package app.safelight.diffusion;

import static app.safelight.diffusion.SingleMath.exp;
import static app.safelight.diffusion.SingleMath.expm1;
import static app.safelight.diffusion.SingleMath.log;

/// SDE-DPM-Solver++ of second order with a call at the geometric middle of each step (Lu et al. 2022, "DPM-Solver++",
/// section 5, as k-diffusion's `sample_dpmpp_sde` has it: ancestral noise at both of its stages).
record DpmPlusPlusSde(float[] sigmas, double eta, double noise) implements Method {
    @Override
    public int steps() {
        return sigmas.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        float sigma = sigmas[step.index()];
        float sigmaNext = sigmas[step.index() + 1];
        Latent denoised = step.denoised(step.x(), sigma);
        if (sigmaNext == 0) {
            return step.end(Euler.step(step.x(), denoised, sigma, 0), denoised);
        }
        float t = -log(sigma);
        float next = -log(sigmaNext);
        float middle = t + (next - t) * 0.5f;
        Latent half = stage(step, t, middle, denoised);
        Latent target = step.denoised(half, exp(-middle));
        return step.end(stage(step, t, next, target), target);
    }

    /// Goes from −ln σ = t to `next` towards `target`, a part of it back up with fresh noise.
    private Latent stage(Step step, float t, float next, Latent target) {
        float from = exp(-t);
        float to = exp(-next);
        Ancestral split = Ancestral.step(from, to, eta);
        float down = -log(split.down());
        Draft x = step.x().draft().times(exp(-down) / from).minus(target, expm1(t - down));
        return x.plus(step.draw(from, to).times((float) noise), split.up()).done();
    }
}
