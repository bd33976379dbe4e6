package app.safelight.diffusion;

/// A way from noise to a picture, as a pure state machine: it holds the plan, the state holds where it stands.
public interface Sampler {
    /// The state before the first step.
    ///
    /// @param noise of unit variance, draw 0
    /// @throws IllegalArgumentException if the plan starts from a picture
    SamplerState start(Latent noise);

    /// The state before the first step from a picture.
    ///
    /// @param noise of unit variance, draw 0
    /// @param init the picture's latent
    /// @throws IllegalArgumentException if the plan starts from noise alone
    SamplerState start(Latent noise, Latent init);

    /// Takes one step, which may call the denoiser several times. The same arguments give the same result.
    ///
    /// @throws IllegalArgumentException if the state is done or belongs to another kind of sampler
    SamplerState next(SamplerState state, Denoiser denoiser);

    /// Standard deviation of the noise a run from a picture begins with, on an unscaled picture; 0 for none.
    float startLevel();

    /// Number of steps of the whole run. DPM adaptive chooses its steps as it goes; for it this is the number asked
    /// for, and only [#done] says when it ends.
    int steps();

    /// Whether the run has come to its end: `x` is the result.
    boolean done(SamplerState state);
}
