package app.safelight.diffusion;

import static app.safelight.diffusion.SingleMath.sqrt;

/// Denoising diffusion implicit models (Song et al. 2021, equation 12), over a grid of timesteps of which A1111 never
/// takes the last step.
///
/// @param timesteps ascending; the run goes from the last to the first
/// @param eta 0 for the deterministic walk, 1 for as much fresh noise as DDPM adds
/// @param guidance which estimate points back to the noisy latent
record Ddim(int[] timesteps, NoiseSchedule schedule, double eta, Direction guidance) implements Method {

    /// Where the direction back to the noise comes from.
    enum Direction {
        /// From the guided estimate.
        GUIDED,
        /// From the unconditional one, as CFG++ wants it (Chung et al. 2024, algorithm 2).
        UNCONDITIONAL
    }

    @Override
    public int steps() {
        return Math.max(timesteps.length - 1, 0);
    }

    @Override
    public SamplerState next(Step step) {
        int index = timesteps.length - 1 - step.index();
        float alpha = schedule.alphaCumprod(timesteps[index]);
        float previous = schedule.alphaCumprod(timesteps[index - 1]);
        Denoiser.Pair noise = predict(step, timesteps[index]);
        float sigma = (float)
                (eta * Math.sqrt((1.0 - previous) / (1.0f - alpha) * (1.0 - (double) alpha / (double) previous)));
        Latent denoised = denoised(step.x(), noise.guided(), schedule, timesteps[index]);
        Draft x =
                denoised.draft().times(sqrt(previous)).plus(noise.unconditional(), sqrt(1 - previous - sigma * sigma));
        if (sigma == 0) {
            step.skipDraw();
        } else {
            x.plus(step.draw(), sigma);
        }
        return step.end(x.done(), denoised);
    }

    private Denoiser.Pair predict(Step step, int timestep) {
        if (guidance == Direction.UNCONDITIONAL) {
            return step.noisePair(step.x(), timestep);
        }
        Latent noise = step.noise(step.x(), timestep);
        return new Denoiser.Pair(noise, noise);
    }

    /// The clean latent that noise and noisy latent imply.
    static Latent denoised(Latent x, Latent noise, NoiseSchedule schedule, int timestep) {
        return x.draft()
                .minus(noise, schedule.noise(timestep))
                .dividedBy(sqrt(schedule.alphaCumprod(timestep)))
                .done();
    }
}
