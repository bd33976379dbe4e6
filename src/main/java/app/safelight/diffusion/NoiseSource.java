package app.safelight.diffusion;

/// Noise as a function of how many draws were made before: nothing is hidden, so a run can go on anywhere.
@FunctionalInterface
public interface NoiseSource {
    /// Standard normal noise number `draw`; 0 is the noise a picture starts from.
    Latent draw(int draw);

    /// Noise for a step from one noise level to another, for methods that want the increments of one Brownian path.
    /// Sources without a path give draw number `draw`.
    default Latent draw(int draw, float sigma, float sigmaNext) {
        return draw(draw);
    }

    /// The source whose steps are increments of a Brownian path over a range of noise levels, where this one has such.
    default NoiseSource over(float sigmaMin, float sigmaMax) {
        return this;
    }
}
