package app.safelight.diffusion;

/// Ancestral sampling with DPM-Solver-2 steps (k-diffusion's `sample_dpm_2_ancestral`; Lu et al. 2022, "DPM-Solver",
/// algorithm 1).
record Dpm2Ancestral(float[] sigmas, double eta, double noise) implements Method {
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
        if (split.down() == 0) {
            return step.end(Euler.step(step.x(), denoised, sigma, 0), denoised);
        }
        float middle = Dpm2.middle(sigma, split.down());
        Latent half = Euler.step(step.x(), denoised, sigma, middle);
        Latent second = step.denoised(half, middle);
        Draft slope = half.draft().minus(second).dividedBy(middle);
        Draft x = slope.times(split.down() - sigma).plus(step.x());
        x.plus(step.draw(sigma, next).times((float) noise), split.up());
        return step.end(x.done(), second);
    }
}
