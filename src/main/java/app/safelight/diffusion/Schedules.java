package app.safelight.diffusion;

import static app.safelight.diffusion.SingleMath.exp;
import static app.safelight.diffusion.SingleMath.linspace;
import static app.safelight.diffusion.SingleMath.pow;

import app.safelight.request.ScheduleRules;
import app.safelight.request.ScheduleType;
import java.util.Arrays;

/// The noise levels a run passes through, laid out as A1111 hands them to its samplers.
public final class Schedules {
    private static final double KARRAS_RHO = 7;
    private static final double POLYEXPONENTIAL_RHO = 1;
    private static final double OLD_LOWEST = 0.1;
    private static final double OLD_HIGHEST = 10;

    private Schedules() {}

    /// Noise levels from the highest to the last, which is 0 in all schedules but KL Optimal.
    ///
    /// @param steps number of steps, at least 1; the DDIM schedule may take one more
    public static float[] sigmas(ScheduleType type, int steps, NoiseSchedule model, ScheduleRules rules) {
        if (!rules.discardPenultimate()) {
            return layOut(type, steps, model, rules);
        }
        float[] sigmas = layOut(type, steps + 1, model, rules);
        float[] result = Arrays.copyOf(sigmas, sigmas.length - 1);
        result[result.length - 1] = sigmas[sigmas.length - 1];
        return result;
    }

    private static float[] layOut(ScheduleType type, int n, NoiseSchedule model, ScheduleRules rules) {
        double low = first(rules.sigmaMin(), rules.oldKarras() ? OLD_LOWEST : 0, model.sigmaMin());
        double high = first(rules.sigmaMax(), rules.oldKarras() ? OLD_HIGHEST : 0, model.sigmaMax());
        float first = model.timestep((float) high);
        float last = model.timestep((float) low);
        return switch (type) {
            case AUTOMATIC, UNIFORM -> {
                float start = model.timestep(model.sigmaMax());
                float end = model.timestep(model.sigmaMin());
                yield withZero(levels(model, linspace(start, end, n)));
            }
            case KARRAS -> karras(n, low, high, first(rules.rho(), KARRAS_RHO));
            case EXPONENTIAL -> exponential(n, low, high);
            case POLYEXPONENTIAL -> polyexponential(n, low, high, first(rules.rho(), POLYEXPONENTIAL_RHO));
            case SGM_UNIFORM -> withZero(levels(model, Arrays.copyOf(linspace(first, last, n + 1), n)));
            case KL_OPTIMAL -> klOptimal(n, (float) low, (float) high);
            case ALIGN_YOUR_STEPS -> AlignYourSteps.sigmas(n, model.family());
            case SIMPLE -> simple(n, model);
            case NORMAL -> withZero(levels(model, linspace(first, last, n)));
            case DDIM -> ddim(n, model);
            case BETA -> beta(n, low, high, new BetaDistribution(rules.betaAlpha(), rules.betaBeta()));
        };
    }

    /// The first value that is said, where 0 says nothing.
    private static double first(double... values) {
        return Arrays.stream(values).filter(value -> value > 0).findFirst().orElseThrow();
    }

    private static float[] levels(NoiseSchedule model, float[] timesteps) {
        float[] sigmas = new float[timesteps.length];
        for (int i = 0; i < sigmas.length; i++) {
            sigmas[i] = model.sigmaAt(timesteps[i]);
        }
        return sigmas;
    }

    /// Evenly spaced in σ^(1/ρ) (Karras et al. 2022, equation 5), then 0.
    static float[] karras(int n, double low, double high, double rho) {
        double end = Math.pow(low, 1 / rho);
        double start = Math.pow(high, 1 / rho);
        float[] sigmas = linspace(0, 1, n);
        for (int i = 0; i < n; i++) {
            sigmas[i] = pow((float) start + sigmas[i] * (float) (end - start), rho);
        }
        return withZero(sigmas);
    }

    /// Evenly spaced in ln σ, then 0.
    private static float[] exponential(int n, double low, double high) {
        float[] sigmas = linspace((float) Math.log(high), (float) Math.log(low), n);
        for (int i = 0; i < n; i++) {
            sigmas[i] = exp(sigmas[i]);
        }
        return withZero(sigmas);
    }

    /// ln σ follows a power of the even ramp from 1 to 0; then 0.
    private static float[] polyexponential(int n, double low, double high, double rho) {
        float[] sigmas = linspace(1, 0, n);
        for (int i = 0; i < n; i++) {
            float range = (float) (Math.log(high) - Math.log(low));
            sigmas[i] = exp(pow(sigmas[i], rho) * range + (float) Math.log(low));
        }
        return withZero(sigmas);
    }

    /// Evenly spaced in arctan σ (Sabour et al. 2024, "Align Your Steps", section 3: the optimum for a Gaussian); one
    /// level more than steps, the last being the lowest, not 0.
    private static float[] klOptimal(int n, float low, float high) {
        float end = (float) Math.atan(low);
        float start = (float) Math.atan(high);
        float[] sigmas = new float[n + 1];
        for (int i = 0; i <= n; i++) {
            float w = (float) i / n;
            sigmas[i] = (float) Math.tan(w * end + (1 - w) * start);
        }
        return sigmas;
    }

    /// Every so many entries of the model's table from the top, then 0.
    private static float[] simple(int n, NoiseSchedule model) {
        double stride = (double) model.size() / n;
        float[] sigmas = new float[n + 1];
        for (int i = 0; i < n; i++) {
            sigmas[i] = model.sigma(model.size() - 1 - (int) (i * stride));
        }
        return sigmas;
    }

    /// Every so many entries of the model's table from its second one up, taken downwards, then 0.
    private static float[] ddim(int n, NoiseSchedule model) {
        int stride = Math.max(model.size() / n, 1);
        int count = (model.size() - 1 + stride - 1) / stride;
        float[] sigmas = new float[count + 1];
        for (int i = 0; i < count; i++) {
            sigmas[count - 1 - i] = model.sigma(1 + i * stride);
        }
        return sigmas;
    }

    /// Quantiles of a beta distribution, dense at both ends (Lee et al. 2024, "Beta Sampling is All You Need"; here
    /// of the noise level, not of the timestep), then 0.
    private static float[] beta(int n, double low, double high, BetaDistribution distribution) {
        float[] sigmas = new float[n + 1];
        for (int i = 0; i < n; i++) {
            double share = n == 1 ? 1 : 1 - (double) i / (n - 1);
            sigmas[i] = (float) (low + distribution.quantile(share) * (high - low));
        }
        return sigmas;
    }

    private static float[] withZero(float[] sigmas) {
        return Arrays.copyOf(sigmas, sigmas.length + 1);
    }

    /// The timesteps of the DDIM family, ascending: 1, k + 1, 2k + 1 … with `k = ⌊1000 / steps⌋`, the last at most 999.
    ///
    /// @throws IllegalArgumentException if there are more steps than timesteps
    public static int[] timesteps(int steps, NoiseSchedule model, ScheduleRules rules) {
        int total = model.timesteps();
        int stride = total / (rules.discardPenultimate() ? steps + 1 : steps);
        if (stride < 1) {
            throw new IllegalArgumentException(steps + " steps are more than the model's " + total + " timesteps");
        }
        int[] grid = new int[(total + stride - 1) / stride];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = Math.min(i * stride + 1, total - 1);
        }
        return grid;
    }
}
