package app.safelight.diffusion;

/// The noise of one picture: every draw from its own seed.
///
/// @param channels of the latent
/// @param height of the latent
/// @param width of the latent
public record SeededNoise(NoiseGenerator generator, long seed, int channels, int height, int width)
        implements NoiseSource {
    @Override
    public Latent draw(int draw) {
        return new Latent(channels, height, width, generator.normal(seed, draw, channels * height * width));
    }
}
