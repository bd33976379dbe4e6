package app.safelight.diffusion;

/// How the part of a picture that stays is laid into a latent that is made anew.
///
/// Samplers over noise levels have it laid into each clean estimate, those over timesteps into what the denoiser is
/// shown, or what it answers.
public sealed interface LatentBlend permits InpaintBlend, SoftBlend, StrengthBlend {
    /// The clean estimate with the picture laid in.
    ///
    /// @param sigma noise level of the latent it was made from
    Latent estimate(Latent denoised, float sigma);

    /// The noisy latent as the denoiser is to see it.
    ///
    /// @param x variance-preserving mixture of picture and noise
    /// @param timestep in [0, 999], may be fractional
    default Latent input(Latent x, float timestep) {
        return x;
    }

    /// The noise as if the denoiser had seen the picture where it stays.
    ///
    /// @param noise the denoiser's answer
    /// @param x what it was shown
    /// @param timestep in [0, 999], may be fractional
    default Latent noise(Latent noise, Latent x, float timestep) {
        return noise;
    }

    /// The last latent with the picture laid in.
    Latent end(Latent x);
}
