package app.safelight.diffusion;

import static app.safelight.diffusion.SingleMath.exp;
import static app.safelight.diffusion.SingleMath.expm1;
import static app.safelight.diffusion.SingleMath.log;
import static app.safelight.diffusion.SingleMath.sqrt;

/// Single steps of DPM-Solver of order one to three (Lu et al. 2022, "DPM-Solver", algorithms 1 and 2) in t = −ln σ on
/// unscaled latents, where its noise is `(x − denoised) / σ`.
///
/// @param step whose denoiser is asked
/// @param x where the solver stands
/// @param t its −ln σ
/// @param noise seen there
record DpmSolver(Step step, Latent x, float t, Latent noise) {
    private static final float THIRD = (float) (1.0 / 3);

    /// Asks for the noise at the start.
    static DpmSolver at(Step step, Latent x, float t) {
        return new DpmSolver(step, x, t, noise(step, x, t));
    }

    static float sigma(float t) {
        return exp(-t);
    }

    private static Latent noise(Step step, Latent x, float t) {
        return Euler.derivative(x, step.denoised(x, sigma(t)), sigma(t));
    }

    /// The clean latent seen at the start.
    Latent denoised() {
        return x.draft().minus(noise, sigma(t)).done();
    }

    /// First order: no further call.
    Latent first(float end) {
        return x.draft().minus(noise, sigma(end) * expm1(end - t)).done();
    }

    /// The noise a share `r` into the step, by a first-order step to there.
    Latent noiseAt(float end, float r) {
        float h = end - t;
        float s = t + r * h;
        return noise(step, x.draft().minus(noise, sigma(s) * expm1(r * h)).done(), s);
    }

    /// Second order, from the noise a share `r` into the step.
    Latent second(float end, float r, Latent noiseAtR) {
        float h = end - t;
        return x.draft()
                .minus(noise, sigma(end) * expm1(h))
                .minus(noiseAtR.minus(noise), sigma(end) / (2 * r) * expm1(h))
                .done();
    }

    /// Third order, from the noise a third into the step and one more call at two thirds.
    Latent third(float end, Latent noiseAtThird) {
        float h = end - t;
        float r = (float) (2.0 / 3);
        float s = t + r * h;
        Latent difference = noiseAtThird.minus(noise);
        Latent ahead = x.draft()
                .minus(noise, sigma(s) * expm1(r * h))
                .minus(difference, sigma(s) * 2 * (expm1(r * h) / (r * h) - 1))
                .done();
        Latent noiseAtTwoThirds = noise(step, ahead, s);
        return x.draft()
                .minus(noise, sigma(end) * expm1(h))
                .minus(noiseAtTwoThirds.minus(noise), sigma(end) / r * (expm1(h) / h - 1))
                .done();
    }

    /// A step of an order from one to three.
    Latent solve(int order, float end) {
        return switch (order) {
            case 1 -> first(end);
            case 2 -> second(end, 0.5f, noiseAt(end, 0.5f));
            default -> third(end, noiseAt(end, THIRD));
        };
    }

    /// Splits the way from t to `next` into a deterministic part and fresh noise, none of it below `end`.
    ///
    /// @return −ln σ where the deterministic part ends, and the noise's standard deviation
    static Ancestral split(float t, float next, float end, double eta) {
        if (eta == 0) {
            return new Ancestral(next, 0);
        }
        Ancestral split = Ancestral.step(sigma(t), sigma(next), eta);
        float down = Math.min(end, -log(split.down()));
        return new Ancestral(down, sqrt(sigma(next) * sigma(next) - sigma(down) * sigma(down)));
    }
}
