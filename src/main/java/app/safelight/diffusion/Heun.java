package app.safelight.diffusion;

/// Heun's method on the probability flow ODE (Karras et al. 2022, algorithm 2): second order with two calls a step.
record Heun(float[] sigmas, Churn churn) implements Method {
    @Override
    public int steps() {
        return sigmas.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        Churn.Noised noised = churn.apply(step, sigmas[step.index()], steps());
        return step(step, noised.x(), noised.sigma(), sigmas[step.index() + 1]);
    }

    /// Goes from one level to the next along the mean of the derivatives at both ends; to 0 along the first.
    static SamplerState step(Step step, Latent x, float sigma, float next) {
        Latent denoised = step.denoised(x, sigma);
        Latent ahead = Euler.step(x, denoised, sigma, next);
        if (next == 0) {
            return step.end(ahead, denoised);
        }
        Latent second = step.denoised(ahead, next);
        Draft mean = x.draft()
                .minus(denoised)
                .dividedBy(sigma)
                .plus(Euler.derivative(ahead, second, next))
                .dividedBy(2);
        return step.end(mean.times(next - sigma).plus(x).done(), second);
    }
}
