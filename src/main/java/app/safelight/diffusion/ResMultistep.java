package app.safelight.diffusion;

import static app.safelight.diffusion.SingleMath.exp;
import static app.safelight.diffusion.SingleMath.expm1;
import static app.safelight.diffusion.SingleMath.log;

/// Refined exponential solver, multi-step of second order (Zhang et al. 2023, "Improved Order Analysis and Design of
/// Exponential Integrator for Diffusion Models Sampling", algorithm 2, as ComfyUI's `sample_res_multistep` has it): one
/// call a step, by the memory of the last estimate; Euler where there is none and on the way to 0.
record ResMultistep(float[] sigmas) implements Method {
    @Override
    public int steps() {
        return sigmas.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        int i = step.index();
        float sigma = sigmas[i];
        float next = sigmas[i + 1];
        Latent denoised = step.denoised(step.x(), sigma);
        if (i == 0 || next == 0) {
            return step.end(Euler.step(step.x(), denoised, sigma, next), denoised, denoised);
        }
        float t = -log(sigma);
        float h = -log(next) - t;
        float back = (-log(sigmas[i - 1]) - t) / h;
        float phi1 = expm1(-h) / -h;
        float phi2 = (phi1 - 1) / -h;
        Draft target = denoised.draft().times(phi1 - phi2 / back).plus(step.remembered(0), phi2 / back);
        Draft x = step.x().draft().times(exp(-h)).plus(target.done(), h);
        return step.end(x.done(), denoised, denoised);
    }
}
