package app.safelight.diffusion;

import app.safelight.request.ModelFamily;
import app.safelight.request.SamplingRules;

/// The noise levels a model was trained on, and the way between a level (sigma) and a timestep.
///
/// Sigma is the standard deviation of the noise when the picture is left unscaled: `√((1−ᾱ)/ᾱ)`. Between the integer
/// timesteps ln sigma is linear in t, as k-diffusion has it (Karras et al. 2022, "Elucidating the Design Space of
/// Diffusion-Based Generative Models", section 2, for the parameterisation).
public final class NoiseSchedule {
    private static final int TIMESTEPS = 1000;
    private static final double FIRST_BETA = 0.00085;
    private static final double LAST_BETA = 0.012;
    /// ᾱ that A1111 gives the last step of a zero-terminal-SNR schedule, where 0 would be an infinite sigma.
    private static final float NEARLY_ZERO = (float) 4.8973451890853435e-08;

    private final ModelFamily family;
    private final double[] betas;
    private final float[] alphasCumprod;
    private final float[] sigmas;
    private final float[] logSigmas;
    /// Timesteps from one entry of the table to the next; the first entry is timestep `stride - 1`.
    private final int stride;

    private final Rounding rounding;
    private final Precision precision;

    /// Whether a timestep may lie between two entries of the table.
    private enum Rounding {
        NONE,
        NEAREST
    }

    /// What the tables were computed in.
    private enum Precision {
        FLOAT,
        HALF;

        float round(float value) {
            return this == HALF ? Float.float16ToFloat(Float.floatToFloat16(value)) : value;
        }

        double log(float value) {
            return this == HALF ? round(SingleMath.log(value)) : Math.log(value);
        }
    }

    private NoiseSchedule(
            ModelFamily family,
            double[] betas,
            float[] alphasCumprod,
            int stride,
            Rounding rounding,
            Precision precision) {
        this.family = family;
        this.betas = betas;
        this.alphasCumprod = alphasCumprod;
        this.stride = stride;
        this.rounding = rounding;
        this.precision = precision;
        int n = alphasCumprod.length / stride;
        sigmas = new float[n];
        logSigmas = new float[n];
        for (int i = 0; i < n; i++) {
            float a = alphasCumprod[(i + 1) * stride - 1];
            sigmas[i] = round(SingleMath.sqrt(round(round(1 - a) / a)));
            logSigmas[i] = round(SingleMath.log(sigmas[i]));
        }
    }

    /// The schedule of Stable Diffusion 1, as [#stableDiffusion(ModelFamily)] has it.
    public static NoiseSchedule stableDiffusion() {
        return stableDiffusion(ModelFamily.SD1);
    }

    /// The schedule of Stable Diffusion 1, 2 and XL: 1000 steps, √β linear from √0.00085 to √0.012.
    ///
    /// @param family for which some schedules have tables of their own
    public static NoiseSchedule stableDiffusion(ModelFamily family) {
        double[] betas = new double[TIMESTEPS];
        float[] alphas = new float[TIMESTEPS];
        double start = Math.sqrt(FIRST_BETA);
        double step = (Math.sqrt(LAST_BETA) - start) / (TIMESTEPS - 1);
        double product = 1;
        for (int i = 0; i < TIMESTEPS; i++) {
            double root = i < TIMESTEPS / 2 ? start + step * i : Math.sqrt(LAST_BETA) - step * (TIMESTEPS - 1 - i);
            betas[i] = root * root;
            product *= 1 - betas[i];
            alphas[i] = (float) product;
        }
        return new NoiseSchedule(family, betas, alphas, 1, Rounding.NONE, Precision.FLOAT);
    }

    /// The schedule of a model under the rules of a request.
    public static NoiseSchedule of(ModelFamily family, SamplingRules rules) {
        NoiseSchedule plain = stableDiffusion(family);
        NoiseSchedule levels = switch (rules.schedule().levels()) {
            case USUAL -> plain;
            case DOWNCAST -> plain.downcast();
            case ZERO_TERMINAL_SNR -> plain.zeroTerminalSnr();
        };
        return rules.quantised() ? levels.quantised() : levels;
    }

    /// The same betas with ᾱ shifted so that the last step is all noise (Lin et al. 2024, "Common Diffusion Noise
    /// Schedules and Sample Steps are Flawed", algorithm 1).
    public NoiseSchedule zeroTerminalSnr() {
        float[] alphas = new float[alphasCumprod.length];
        float first = SingleMath.sqrt(alphasCumprod[0]);
        float last = SingleMath.sqrt(alphasCumprod[alphas.length - 1]);
        float scale = first / (first - last);
        for (int i = 0; i < alphas.length; i++) {
            float root = (SingleMath.sqrt(alphasCumprod[i]) - last) * scale;
            alphas[i] = root * root;
        }
        alphas[alphas.length - 1] = NEARLY_ZERO;
        return new NoiseSchedule(family, betas, alphas, stride, rounding, precision);
    }

    /// The same schedule with ᾱ and all that comes of it in half precision, as AUTOMATIC1111 had it before version 1.7.
    public NoiseSchedule downcast() {
        float[] alphas = new float[alphasCumprod.length];
        for (int i = 0; i < alphas.length; i++) {
            alphas[i] = Precision.HALF.round(alphasCumprod[i]);
        }
        return new NoiseSchedule(family, betas, alphas, stride, rounding, Precision.HALF);
    }

    /// The same schedule whose [#timestep] answers the nearest whole timestep only.
    public NoiseSchedule quantised() {
        return new NoiseSchedule(family, betas, alphasCumprod, stride, Rounding.NEAREST, precision);
    }

    /// The schedule of a model distilled on every `stride`-th timestep only (Luo et al. 2023, "Latent Consistency
    /// Models", section 4.3: skipping steps): its table holds timesteps stride − 1, 2·stride − 1, …
    public NoiseSchedule every(int stride) {
        return new NoiseSchedule(family, betas, alphasCumprod, stride, Rounding.NEAREST, Precision.FLOAT);
    }

    /// The architecture of the model.
    public ModelFamily family() {
        return family;
    }

    /// Number of timesteps the model was trained on.
    public int timesteps() {
        return alphasCumprod.length;
    }

    /// Variance of the noise that step t adds.
    public double beta(int t) {
        return betas[t];
    }

    /// Share of the picture's variance that is left at timestep t, ᾱ.
    public float alphaCumprod(int t) {
        return alphasCumprod[t];
    }

    /// Factor of the picture in a variance-preserving latent at timestep t, √ᾱ.
    float signal(int t) {
        return round(SingleMath.sqrt(alphasCumprod[t]));
    }

    /// Factor of the noise in a variance-preserving latent at timestep t, √(1−ᾱ).
    float noise(int t) {
        return round(SingleMath.sqrt(round(1 - alphasCumprod[t])));
    }

    /// Natural logarithm of ᾱ at timestep t.
    double logAlphaCumprod(int t) {
        return precision.log(alphasCumprod[t]);
    }

    private float round(float value) {
        return precision.round(value);
    }

    /// Number of entries in the table of sigmas: the timesteps, or fewer after [#every].
    public int size() {
        return sigmas.length;
    }

    /// Entry i of the table of sigmas, lowest first.
    public float sigma(int i) {
        return sigmas[i];
    }

    /// Natural logarithm of entry i.
    public float logSigma(int i) {
        return logSigmas[i];
    }

    /// The lowest noise level of the table.
    public float sigmaMin() {
        return sigmas[0];
    }

    /// The highest noise level of the table.
    public float sigmaMax() {
        return sigmas[sigmas.length - 1];
    }

    /// Noise level at a timestep, which may be fractional.
    public float sigmaAt(float timestep) {
        float t = stride == 1 ? timestep : (timestep - (stride - 1)) / stride;
        t = Math.clamp(t, 0, sigmas.length - 1);
        int low = (int) t;
        int high = (int) Math.ceil(t);
        float w = t - low;
        return SingleMath.exp((1 - w) * logSigmas[low] + w * logSigmas[high]);
    }

    /// Timestep of a noise level, clamped to the table; fractional unless the schedule is quantised.
    public float timestep(float sigma) {
        float log = SingleMath.log(sigma);
        if (rounding == Rounding.NEAREST) {
            return nearest(log) * stride + (stride - 1);
        }
        int low = 0;
        while (low < sigmas.length - 2 && log >= logSigmas[low + 1]) {
            low++;
        }
        float w = Math.clamp((logSigmas[low] - log) / (logSigmas[low] - logSigmas[low + 1]), 0, 1);
        return (1 - w) * low + w * (low + 1);
    }

    private int nearest(float log) {
        int best = 0;
        for (int i = 1; i < logSigmas.length; i++) {
            if (Math.abs(log - logSigmas[i]) < Math.abs(log - logSigmas[best])) {
                best = i;
            }
        }
        return best;
    }
}
