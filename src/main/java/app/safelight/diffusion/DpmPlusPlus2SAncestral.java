package app.safelight.diffusion;

import static app.safelight.diffusion.SingleMath.exp;
import static app.safelight.diffusion.SingleMath.expm1;
import static app.safelight.diffusion.SingleMath.log;

/// Ancestral sampling with DPM-Solver++(2S) steps (Lu et al. 2022, "DPM-Solver++", algorithm 1): a call at the start
/// and one at the geometric middle.
record DpmPlusPlus2SAncestral(float[] sigmas, double eta, double noise) implements Method {
    @Override
    public int steps() {
        return sigmas.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        float sigma = sigmas[step.index()];
        float next = sigmas[step.index() + 1];
        Latent denoised = step.denoised(step.x(), sigma);
        Ancestral split = Ancestral.step(sigma, next, eta);
        Draft x;
        if (split.down() == 0) {
            x = Euler.walk(step.x(), denoised, sigma, 0);
        } else {
            float t = -log(sigma);
            float end = -log(split.down());
            float h = end - t;
            float middle = t + 0.5f * h;
            Latent half = step.x()
                    .draft()
                    .times(exp(-middle) / exp(-t))
                    .minus(denoised, expm1(-h * 0.5f))
                    .done();
            denoised = step.denoised(half, exp(-middle));
            x = step.x().draft().times(exp(-end) / exp(-t)).minus(denoised, expm1(-h));
        }
        if (next > 0) {
            x.plus(step.draw(sigma, next).times((float) noise), split.up());
        }
        return step.end(x.done(), denoised);
    }
}
