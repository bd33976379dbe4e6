package app.safelight.diffusion;

/// Euler's method on the probability flow ODE (Karras et al. 2022, algorithm 2 without its second-order correction).
record Euler(float[] sigmas, Churn churn) implements Method {
    @Override
    public int steps() {
        return sigmas.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        Churn.Noised noised = churn.apply(step, sigmas[step.index()], steps());
        Latent denoised = step.denoised(noised.x(), noised.sigma());
        return step.end(step(noised.x(), denoised, noised.sigma(), sigmas[step.index() + 1]), denoised);
    }

    /// The derivative of x by sigma: `(x − denoised) / σ`.
    static Latent derivative(Latent x, Latent denoised, float sigma) {
        return x.draft().minus(denoised).dividedBy(sigma).done();
    }

    /// Goes from one noise level to another along the derivative at the first.
    static Latent step(Latent x, Latent denoised, float sigma, float next) {
        return walk(x, denoised, sigma, next).done();
    }

    /// The same, to go on with.
    static Draft walk(Latent x, Latent denoised, float sigma, float next) {
        return x.draft().minus(denoised).dividedBy(sigma).times(next - sigma).plus(x);
    }
}
