package app.safelight.diffusion;

import static app.safelight.diffusion.SingleMath.exp;
import static app.safelight.diffusion.SingleMath.expm1;
import static app.safelight.diffusion.SingleMath.log;

/// DPM-Solver++(2M) (Lu et al. 2022, "DPM-Solver++", algorithm 2): second order with one call a step, by the memory
/// of the last estimate.
record DpmPlusPlus2M(float[] sigmas) implements Method {
    @Override
    public int steps() {
        return sigmas.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        int i = step.index();
        Latent denoised = step.denoised(step.x(), sigmas[i]);
        float t = -log(sigmas[i]);
        float next = -log(sigmas[i + 1]);
        float h = next - t;
        Latent target = denoised;
        if (i > 0 && sigmas[i + 1] != 0) {
            float r = (t + log(sigmas[i - 1])) / h;
            float ahead = 1 / (2 * r);
            target = denoised.draft()
                    .times(1 + ahead)
                    .minus(step.remembered(0), ahead)
                    .done();
        }
        Draft x = step.x().draft().times(exp(-next) / exp(-t)).minus(target, expm1(-h));
        return step.end(x.done(), denoised, denoised);
    }
}
