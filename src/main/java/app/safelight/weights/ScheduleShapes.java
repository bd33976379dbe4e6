package app.safelight.weights;

import java.util.function.IntToDoubleFunction;

/// The buffers of the noise schedule that the original training code leaves in its files: derived from the betas by the
/// equations of Ho et al. 2020, "Denoising Diffusion Probabilistic Models", sections 2 and 3.
final class ScheduleShapes implements NetworkShapes {
    private static final int STEPS = 1000;
    private static final double FIRST = 0.000_85;
    private static final double LAST = 0.012;
    private static final double SMALLEST_VARIANCE = 1e-20;

    private final double[] betas = new double[STEPS];
    private final double[] products = new double[STEPS]; // of 1 - beta up to each step

    ScheduleShapes() {
        double product = 1;
        for (int i = 0; i < STEPS; i++) {
            double root = Math.sqrt(FIRST) + (Math.sqrt(LAST) - Math.sqrt(FIRST)) * i / (STEPS - 1);
            betas[i] = root * root;
            product *= 1 - betas[i];
            products[i] = product;
        }
    }

    @Override
    public void list(SyntheticTensors tensors) {
        tensors.buffer("betas", each(i -> betas[i]));
        tensors.buffer("alphas_cumprod", each(i -> products[i]));
        tensors.buffer("alphas_cumprod_prev", each(this::before));
        tensors.buffer("sqrt_alphas_cumprod", each(i -> Math.sqrt(products[i])));
        tensors.buffer("sqrt_one_minus_alphas_cumprod", each(i -> Math.sqrt(1 - products[i])));
        tensors.buffer("log_one_minus_alphas_cumprod", each(i -> Math.log(1 - products[i])));
        tensors.buffer("sqrt_recip_alphas_cumprod", each(i -> Math.sqrt(1 / products[i])));
        tensors.buffer("sqrt_recipm1_alphas_cumprod", each(i -> Math.sqrt(1 / products[i] - 1)));
        tensors.buffer("posterior_variance", each(this::variance));
        tensors.buffer("posterior_log_variance_clipped", each(i -> Math.log(Math.max(SMALLEST_VARIANCE, variance(i)))));
        tensors.buffer("posterior_mean_coef1", each(i -> betas[i] * Math.sqrt(before(i)) / (1 - products[i])));
        tensors.buffer(
                "posterior_mean_coef2", each(i -> (1 - before(i)) * Math.sqrt(1 - betas[i]) / (1 - products[i])));
    }

    private double before(int step) {
        return step == 0 ? 1 : products[step - 1];
    }

    private double variance(int step) {
        return betas[step] * (1 - before(step)) / (1 - products[step]);
    }

    private static float[] each(IntToDoubleFunction value) {
        float[] values = new float[STEPS];
        for (int i = 0; i < STEPS; i++) {
            values[i] = (float) value.applyAsDouble(i);
        }
        return values;
    }
}
