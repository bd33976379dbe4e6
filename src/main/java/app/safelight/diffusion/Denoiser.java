package app.safelight.diffusion;

/// What a sampler asks: the clean picture, or the noise, it sees in a noisy latent.
public interface Denoiser {
    /// Estimates the clean latent.
    ///
    /// @param x picture plus noise of standard deviation `sigma`, picture unscaled
    Latent denoised(Latent x, float sigma);

    /// Estimates the noise, unit variance.
    ///
    /// @param x variance-preserving mixture of picture and noise
    /// @param timestep in [0, 999], may be fractional
    Latent noise(Latent x, float timestep);

    /// Estimates the clean latent as CFG++ wants it (Chung et al. 2024, "CFG++: Manifold-constrained Classifier Free
    /// Guidance", algorithm 2), which takes the way back to the noisy latent from the unconditional estimate.
    Pair denoisedPair(Latent x, float sigma);

    /// Estimates the noise as CFG++ wants it.
    Pair noisePair(Latent x, float timestep);

    /// Two estimates of the same, seen in one latent.
    ///
    /// @param guided with guidance
    /// @param unconditional under the negative prompt alone
    record Pair(Latent guided, Latent unconditional) {}
}
