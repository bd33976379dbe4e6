package app.safelight.diffusion;

import java.util.List;

/// A network that predicts velocity (Salimans and Ho 2022, "Progressive Distillation", appendix D), seen as a denoiser:
/// `x/(1+σ²) − σ/√(1+σ²)·v(x/√(1+σ²), t(σ))`.
public final class VDenoiser implements ConditionalDenoiser {
    private final Network network;
    private final NoiseSchedule schedule;

    public VDenoiser(Network network, NoiseSchedule schedule) {
        this.network = network;
        this.schedule = schedule;
    }

    @Override
    public List<Latent> denoised(Latent x, float sigma, List<Conditioning> conditionings) {
        float variance = sigma * sigma + 1;
        float root = SingleMath.sqrt(variance);
        Latent skip = carried(x, sigma);
        return network.predict(x.times(1 / root), schedule.timestep(sigma), conditionings).stream()
                .map(v -> v.times(-sigma / root).plus(skip))
                .toList();
    }

    /// The noise `√ᾱ·v + √(1−ᾱ)·x`, where ᾱ is that of the whole timestep at or below `timestep` as A1111 has it.
    @Override
    public List<Latent> noise(Latent x, float timestep, List<Conditioning> conditionings) {
        float alpha = schedule.alphaCumprod((int) timestep);
        Latent part = carriedNoise(x, timestep);
        return network.predict(x, timestep, conditionings).stream()
                .map(v -> v.times(SingleMath.sqrt(alpha)).plus(part))
                .toList();
    }

    @Override
    public Latent carried(Latent x, float sigma) {
        return x.times(1 / (sigma * sigma + 1));
    }

    @Override
    public Latent carriedNoise(Latent x, float timestep) {
        return x.times(SingleMath.sqrt(1 - schedule.alphaCumprod((int) timestep)));
    }
}
