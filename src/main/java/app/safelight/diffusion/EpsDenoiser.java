package app.safelight.diffusion;

import java.util.List;

/// A network that predicts noise, seen as a denoiser: `x − σ·ε(x/√(1+σ²), t(σ))`.
public final class EpsDenoiser implements ConditionalDenoiser {
    private final Network network;
    private final NoiseSchedule schedule;

    public EpsDenoiser(Network network, NoiseSchedule schedule) {
        this.network = network;
        this.schedule = schedule;
    }

    @Override
    public List<Latent> denoised(Latent x, float sigma, List<Conditioning> conditionings) {
        Latent scaled = x.times(1 / SingleMath.sqrt(sigma * sigma + 1));
        return network.predict(scaled, schedule.timestep(sigma), conditionings).stream()
                .map(eps -> x.plus(eps.times(-sigma)))
                .toList();
    }

    @Override
    public List<Latent> noise(Latent x, float timestep, List<Conditioning> conditionings) {
        return network.predict(x, timestep, conditionings);
    }

    @Override
    public Latent carried(Latent x, float sigma) {
        return x;
    }

    @Override
    public Latent carriedNoise(Latent x, float timestep) {
        return x.times(0);
    }
}
