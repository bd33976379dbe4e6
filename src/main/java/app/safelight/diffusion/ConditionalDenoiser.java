package app.safelight.diffusion;

import java.util.List;

/// A network's answers turned into clean latents or noise, one for each conditioning: what guidance mixes.
public interface ConditionalDenoiser {
    /// Clean latents seen in `x`, whose noise has standard deviation `sigma` on an unscaled picture.
    List<Latent> denoised(Latent x, float sigma, List<Conditioning> conditionings);

    /// Unit noise seen in the variance-preserving `x` at a timestep, which may be fractional.
    List<Latent> noise(Latent x, float timestep, List<Conditioning> conditionings);

    /// The part of every clean latent that is `x` itself and no answer of the network.
    Latent carried(Latent x, float sigma);

    /// The part of every noise that is `x` itself and no answer of the network.
    Latent carriedNoise(Latent x, float timestep);
}
