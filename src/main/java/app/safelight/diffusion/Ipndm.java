package app.safelight.diffusion;

/// Improved pseudo numerical method (Zhang and Chen 2023, "Fast Sampling of Diffusion Models with Exponential
/// Integrator", iPNDM): Adams–Bashforth of fourth order on the derivatives at the last noise levels, with one call a
/// step; it begins with lower orders and ends on the clean estimate.
///
/// Remembers the last three derivatives.
///
/// @param weights what the derivatives weigh
record Ipndm(float[] sigmas, Weights weights) implements Method {
    private static final int ORDER = 4;
    private static final double[][] EVEN = {
        {1}, {3.0 / 2, -1.0 / 2}, {23.0 / 12, -16.0 / 12, 5.0 / 12}, {55.0 / 24, -59.0 / 24, 37.0 / 24, -9.0 / 24}
    };

    /// What the derivatives weigh.
    enum Weights {
        /// As if the noise levels were evenly spaced.
        EVEN,
        /// By the widths of the last steps, as ComfyUI's `sample_ipndm_v` computes them.
        UNEVEN
    }

    @Override
    public int steps() {
        return sigmas.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        int i = step.index();
        Latent denoised = step.denoised(step.x(), sigmas[i]);
        Latent derivative = Euler.derivative(step.x(), denoised, sigmas[i]);
        Latent[] latest = step.latest(ORDER - 1, derivative);
        if (sigmas[i + 1] == 0) {
            return step.end(denoised, denoised, latest);
        }
        int order = Math.min(i + 1, ORDER);
        double[] weight = weights == Weights.EVEN ? EVEN[order - 1] : uneven(i, order);
        Draft mixture = derivative.draft().times((float) weight[0]);
        for (int j = 1; j < order; j++) {
            mixture.plus(step.remembered(j - 1), (float) weight[j]);
        }
        Latent x = mixture.times(sigmas[i + 1] - sigmas[i]).plus(step.x()).done();
        return step.end(x, denoised, latest);
    }

    /// Weights on uneven levels: each order corrects the one below it by a multiple of the next divided difference.
    /// The multiple of the third order and the last weight of the fourth are not Adams–Bashforth's where the widths
    /// differ, but what ComfyUI takes.
    private double[] uneven(int i, int order) {
        double h = width(i);
        double h1 = order > 1 ? width(i - 1) : 0;
        double h2 = order > 2 ? width(i - 2) : 0;
        double h3 = order > 3 ? width(i - 3) : 0;
        double[] weight = new double[ORDER];
        weight[0] = 1;
        if (order > 1) {
            weight[0] += h / h1 / 2;
            weight[1] = -h / h1 / 2;
        }
        if (order > 2) {
            double third = (1 - h * h / (3 * h1 * (h1 + h2))) / 2;
            weight[0] += third;
            weight[1] -= (1 + h1 / h2) * third;
            weight[2] += h1 / h2 * third;
        }
        if (order > 3) {
            double fourth = ((1 - h / (3 * (h + h1))) / 2 + (1 - h / (2 * (h + h1))) * h / (6 * (h + h1 + h2)))
                    * (h * (h + h1) * (h + h1 + h2))
                    / (h1 * (h1 + h2) * (h1 + h2 + h3));
            double far = h1 * (h1 + h2) / (h2 * (h2 + h3));
            weight[0] += fourth;
            weight[1] -= (1 + h1 / h2 + far) * fourth;
            weight[2] += (h1 / h2 + far * (1 + h2 / h3)) * fourth;
            weight[3] -= far * h1 / h2 * fourth;
        }
        return weight;
    }

    private double width(int i) {
        return (double) sigmas[i + 1] - sigmas[i];
    }
}
