package app.safelight.diffusion;

/// Ancestral sampling with Euler steps (k-diffusion's `sample_euler_ancestral`).
record EulerAncestral(float[] sigmas, double eta) implements Method {
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
        Draft x = Euler.walk(step.x(), denoised, sigma, split.down());
        if (next > 0) {
            x.plus(step.draw(sigma, next), split.up());
        }
        return step.end(x.done(), denoised);
    }
}
