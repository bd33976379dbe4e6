package app.safelight.diffusion;

/// Multi-step consistency sampling (Luo et al. 2023, "Latent Consistency Models", algorithm 3): each step jumps to the
/// clean estimate and adds fresh noise of the next level.
record Lcm(float[] sigmas) implements Method {
    @Override
    public int steps() {
        return sigmas.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        float sigma = sigmas[step.index()];
        float next = sigmas[step.index() + 1];
        Latent denoised = step.denoised(step.x(), sigma);
        Latent x =
                next > 0 ? denoised.draft().plus(step.draw(sigma, next), next).done() : denoised;
        return step.end(x, denoised);
    }
}
