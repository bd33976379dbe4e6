package app.safelight.diffusion;

import static app.safelight.diffusion.SingleMath.exp;
import static app.safelight.diffusion.SingleMath.expm1;
import static app.safelight.diffusion.SingleMath.log;
import static app.safelight.diffusion.SingleMath.sqrt;

/// SDE-DPM-Solver++(3M): the multi-step method of Lu et al. 2022 ("DPM-Solver++", appendix B) taken to third order, as
/// k-diffusion's `sample_dpmpp_3m_sde` has it.
record DpmPlusPlus3MSde(float[] sigmas, double eta, double noise) implements Method {
    @Override
    public int steps() {
        return sigmas.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        int i = step.index();
        float sigmaNext = sigmas[i + 1];
        Latent denoised = step.denoised(step.x(), sigmas[i]);
        if (sigmaNext == 0) {
            return step.end(denoised, denoised);
        }
        float h = width(i);
        float hEta = h * (float) (eta + 1);
        Draft x = step.x().draft().times(exp(-hEta)).plus(denoised, -expm1(-hEta));
        float phi2 = expm1(-hEta) / hEta + 1;
        if (i >= 2) {
            Latent last = step.remembered(0);
            float r0 = width(i - 1) / h;
            float r1 = width(i - 2) / h;
            Draft slope = denoised.draft().minus(last).dividedBy(r0);
            Draft before = last.draft().minus(step.remembered(1)).dividedBy(r1);
            Draft bend = slope.copy().minus(before.done());
            Draft rise = bend.copy().times(r0).dividedBy(r0 + r1);
            Latent first = slope.plus(rise.done()).done();
            Latent second = bend.dividedBy(r0 + r1).done();
            float phi3 = phi2 / hEta - 0.5f;
            x.plus(first, phi2).minus(second, phi3);
        } else if (i == 1) {
            float r = width(0) / h;
            x.plus(denoised.draft().minus(step.remembered(0)).dividedBy(r).done(), phi2);
        }
        if (eta != 0) {
            Draft fresh =
                    step.draw(sigmas[i], sigmaNext).draft().times(sigmaNext).times(sqrt(-expm1(-2 * h * (float) eta)));
            x.plus(fresh.done(), (float) noise);
        }
        return step.end(x.done(), denoised, step.latest(2, denoised));
    }

    /// Width of step i in −ln σ.
    private float width(int i) {
        return log(sigmas[i]) - log(sigmas[i + 1]);
    }
}
