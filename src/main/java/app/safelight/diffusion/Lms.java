package app.safelight.diffusion;

/// Linear multi-step method of order 4 (Adams–Bashforth on uneven noise levels, as k-diffusion's `sample_lms` has
/// it): the polynomial through the last derivatives, integrated over the step.
record Lms(float[] sigmas) implements Method {
    private static final int ORDER = 4;

    @Override
    public int steps() {
        return sigmas.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        int i = step.index();
        Latent denoised = step.denoised(step.x(), sigmas[i]);
        Latent derivative = Euler.derivative(step.x(), denoised, sigmas[i]);
        int order = Math.min(i + 1, ORDER);
        Draft sum = derivative.draft().times((float) coefficient(order, i, 0));
        for (int j = 1; j < order; j++) {
            sum.plus(step.remembered(j - 1), (float) coefficient(order, i, j));
        }
        return step.end(sum.plus(step.x()).done(), denoised, step.latest(ORDER - 1, derivative));
    }

    /// The integral over step i of the Lagrange polynomial that is 1 at the j-th last level: by Simpson's rule, which
    /// is exact up to the third degree.
    private double coefficient(int order, int i, int j) {
        double start = sigmas[i];
        double end = sigmas[i + 1];
        double middle = 0.5 * (start + end);
        return (end - start)
                / 6
                * (lagrange(order, i, j, start) + 4 * lagrange(order, i, j, middle) + lagrange(order, i, j, end));
    }

    private double lagrange(int order, int i, int j, double sigma) {
        double product = 1;
        for (int k = 0; k < order; k++) {
            if (k != j) {
                product *= (sigma - sigmas[i - k]) / ((double) sigmas[i - j] - sigmas[i - k]);
            }
        }
        return product;
    }
}
