package app.safelight.diffusion;

import static app.safelight.diffusion.SingleMath.exp;
import static app.safelight.diffusion.SingleMath.expm1;
import static app.safelight.diffusion.SingleMath.log;
import static app.safelight.diffusion.SingleMath.sqrt;

/// SDE-DPM-Solver++(2M) (Lu et al. 2022, "DPM-Solver++", section 5, equation 19): second order with one call a step.
record DpmPlusPlus2MSde(float[] sigmas, double eta, double noise, Correction correction) implements Method {

    /// How the last estimate enters.
    enum Correction {
        MIDPOINT,
        HEUN
    }

    @Override
    public int steps() {
        return sigmas.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        int i = step.index();
        float sigma = sigmas[i];
        float sigmaNext = sigmas[i + 1];
        Latent denoised = step.denoised(step.x(), sigma);
        if (sigmaNext == 0) {
            return step.end(denoised, denoised, denoised);
        }
        float h = log(sigma) - log(sigmaNext);
        float etaH = (float) eta * h;
        float part = -expm1(-h - etaH);
        Draft x = step.x().draft().times(sigmaNext / sigma * exp(-etaH)).plus(denoised, part);
        if (i > 0) {
            float r = (log(sigmas[i - 1]) - log(sigma)) / h;
            Latent change = denoised.minus(step.remembered(0));
            float weight = switch (correction) {
                case HEUN -> part / (-h - etaH) + 1;
                case MIDPOINT -> 0.5f * part;
            };
            x.plus(change, weight * (1 / r));
        }
        if (eta != 0) {
            Draft fresh = step.draw(sigma, sigmaNext).draft().times(sigmaNext).times(sqrt(-expm1(-2 * etaH)));
            x.plus(fresh.done(), (float) noise);
        }
        return step.end(x.done(), denoised, denoised);
    }
}
