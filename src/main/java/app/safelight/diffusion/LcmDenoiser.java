package app.safelight.diffusion;

import java.util.List;

/// A network distilled for few steps, seen as a denoiser: the noise prediction's clean latent mixed with x by the
/// boundary scalings `c_out` and `c_skip` (Luo et al. 2023, "Latent Consistency Models", equation 9), on a grid of
/// every twentieth timestep. It takes the prediction for noise whatever the model was trained on, as A1111 does.
public final class LcmDenoiser implements ConditionalDenoiser {
    /// Timesteps from one point of the training grid to the next.
    static final int STRIDE = 20;

    private static final float DATA_DEVIATION = 0.5f;
    private static final float TIME_SCALE = 10;

    private final EpsDenoiser inner;
    private final NoiseSchedule schedule;

    public LcmDenoiser(Network network, NoiseSchedule schedule) {
        this.schedule = schedule.every(STRIDE);
        inner = new EpsDenoiser(network, this.schedule);
    }

    @Override
    public List<Latent> denoised(Latent x, float sigma, List<Conditioning> conditionings) {
        Latent skip = x.times(skip(sigma));
        return inner.denoised(x, sigma, conditionings).stream()
                .map(clean -> clean.times(out(sigma)).plus(skip))
                .toList();
    }

    private float skip(float sigma) {
        float time = schedule.timestep(sigma) * TIME_SCALE;
        float variance = DATA_DEVIATION * DATA_DEVIATION;
        return variance / (time * time + variance);
    }

    private float out(float sigma) {
        float time = schedule.timestep(sigma) * TIME_SCALE;
        return time / SingleMath.sqrt(time * time + DATA_DEVIATION * DATA_DEVIATION);
    }

    @Override
    public List<Latent> noise(Latent x, float timestep, List<Conditioning> conditionings) {
        return inner.noise(x, timestep, conditionings);
    }

    @Override
    public Latent carried(Latent x, float sigma) {
        return x.times(out(sigma) + skip(sigma));
    }

    @Override
    public Latent carriedNoise(Latent x, float timestep) {
        return inner.carriedNoise(x, timestep);
    }
}
