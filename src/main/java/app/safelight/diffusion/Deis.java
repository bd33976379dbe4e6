package app.safelight.diffusion;

/// Diffusion exponential integrator sampling (Zhang and Chen 2023, "Fast Sampling of Diffusion Models with Exponential
/// Integrator", tAB-DEIS of third order): the polynomial in time through the last derivatives, integrated over the
/// step. Time is the one of their variance-preserving process from σ 0.002 to 80, and the integral a sum over ten
/// thousand points, as in ComfyUI's `sample_deis`, whose pictures these are.
///
/// Remembers the last two derivatives.
///
/// @param sigmas noise levels, falling
/// @param weights of the derivatives for each step, latest first
record Deis(float[] sigmas, double[][] weights) implements Method {
    private static final int ORDER = 3;
    private static final int POINTS = 10_000;
    private static final double FIRST_TIME = 1e-3;
    private static final double LOG_LOW = Math.log1p(0.002 * 0.002);
    private static final double LOG_HIGH = Math.log1p(80.0 * 80.0);
    /// β(t) of the process is `FIRST_BETA + BETA_RISE·t`, and `ln(1 + σ²)` its integral.
    private static final double BETA_RISE = 2 * (LOG_LOW / FIRST_TIME - LOG_HIGH) / (FIRST_TIME - 1);

    private static final double FIRST_BETA = LOG_HIGH - 0.5 * BETA_RISE;

    /// The run through these levels.
    static Deis over(float[] sigmas) {
        double[][] weights = new double[sigmas.length - 1][];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i == 0 || sigmas[i + 1] <= 0
                    ? new double[] {sigmas[i + 1] - sigmas[i]}
                    : weights(sigmas, i, Math.min(i + 1, ORDER));
        }
        return new Deis(sigmas, weights);
    }

    private static double[] weights(float[] sigmas, int i, int order) {
        double[] times = new double[order];
        for (int k = 0; k < order; k++) {
            times[k] = time(sigmas[i - k]);
        }
        double end = time(sigmas[i + 1]);
        double[] sums = new double[order];
        for (int point = 0; point < POINTS; point++) {
            double t = times[0] + (end - times[0]) * point / (POINTS - 1);
            double slope = slope(t);
            for (int j = 0; j < order; j++) {
                sums[j] += slope * lagrange(times, j, t);
            }
        }
        for (int j = 0; j < order; j++) {
            sums[j] *= (end - times[0]) / POINTS;
        }
        return sums;
    }

    private static double time(double sigma) {
        double root = Math.sqrt(FIRST_BETA * FIRST_BETA + 2 * BETA_RISE * Math.log1p(sigma * sigma));
        return (root - FIRST_BETA) / BETA_RISE;
    }

    /// dσ/dt.
    private static double slope(double t) {
        double variance = Math.expm1((0.5 * BETA_RISE * t + FIRST_BETA) * t);
        return 0.5 * (FIRST_BETA + BETA_RISE * t) * (variance + 1) / Math.sqrt(variance);
    }

    /// The polynomial that is 1 at time j and 0 at the others.
    private static double lagrange(double[] times, int j, double t) {
        double product = 1;
        for (int k = 0; k < times.length; k++) {
            product *= k == j ? 1 : (t - times[k]) / (times[j] - times[k]);
        }
        return product;
    }

    @Override
    public int steps() {
        return sigmas.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        float sigma = sigmas[step.index()];
        double[] weight = weights[step.index()];
        Latent denoised = step.denoised(step.x(), sigma);
        Latent derivative = Euler.derivative(step.x(), denoised, sigma);
        Draft x = step.x().draft().plus(derivative, (float) weight[0]);
        for (int j = 1; j < weight.length; j++) {
            x.plus(step.remembered(j - 1), (float) weight[j]);
        }
        return step.end(x.done(), denoised, step.latest(ORDER - 1, derivative));
    }
}
