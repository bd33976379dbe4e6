package app.safelight.diffusion;

import static app.safelight.diffusion.SingleMath.sqrt;

/// Pseudo linear multi-step method (Liu et al. 2022, "Pseudo Numerical Methods for Diffusion Models on Manifolds",
/// equation 12): DIM steps along a mixture of the last noise estimates; the first step, which has none, looks ahead.
record Plms(int[] timesteps, NoiseSchedule schedule) implements Method {
    @Override
    public int steps() {
        return Math.max(timesteps.length - 1, 0);
    }

    @Override
    public SamplerState next(Step step) {
        int index = timesteps.length - 1 - step.index();
        Latent noise = step.noise(step.x(), timesteps[index]);
        Latent mixture = switch (step.index()) {
            case 0 -> {
                Latent ahead = transfer(step.x(), noise, index);
                yield noise.draft()
                        .plus(step.noise(ahead, timesteps[index - 1]))
                        .dividedBy(2)
                        .done();
            }
            case 1 ->
                noise.draft().times(3).minus(step.remembered(0)).dividedBy(2).done();
            case 2 ->
                noise.draft()
                        .times(23)
                        .minus(step.remembered(0), 16)
                        .plus(step.remembered(1), 5)
                        .dividedBy(12)
                        .done();
            default ->
                noise.draft()
                        .times(55)
                        .minus(step.remembered(0), 59)
                        .plus(step.remembered(1), 37)
                        .minus(step.remembered(2), 9)
                        .dividedBy(24)
                        .done();
        };
        Latent x = transfer(step.x(), mixture, index);
        Latent denoised = Ddim.denoised(step.x(), mixture, schedule, timesteps[index]);
        return step.end(x, denoised, step.latest(3, noise));
    }

    /// The DIM step from a grid point to the one below it.
    private Latent transfer(Latent x, Latent noise, int index) {
        float previous = schedule.alphaCumprod(timesteps[index - 1]);
        return Ddim.denoised(x, noise, schedule, timesteps[index])
                .draft()
                .times(sqrt(previous))
                .plus(noise, sqrt(1 - previous))
                .done();
    }
}
