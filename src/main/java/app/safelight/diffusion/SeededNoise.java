package app.safelight.diffusion;

/// The noise of one picture: every draw from its own seed.
///
/// @param seed of the initial noise
/// @param delta added to the seed for all later draws, A1111's "eta noise seed delta"; 0 for none
/// @param path seed of the Brownian path, where the noise's steps are increments of one
/// @param channels of the latent
/// @param height of the latent
/// @param width of the latent
public record SeededNoise(
        NoiseGenerator generator, long seed, long delta, long path, int channels, int height, int width)
        implements NoiseSource {
    /// Noise whose Brownian path has its own seed, too.
    public SeededNoise(NoiseGenerator generator, long seed, long delta, int channels, int height, int width) {
        this(generator, seed, delta, seed, channels, height, width);
    }

    @Override
    public Latent draw(int draw) {
        boolean fresh = draw > 0 && delta != 0;
        return latent(fresh ? generator.normal(seed + delta, draw - 1, size()) : generator.normal(seed, draw, size()));
    }

    @Override
    public NoiseSource over(float sigmaMin, float sigmaMax) {
        return new BrownianNoise(this, new BrownianPath(generator, path, sigmaMin, sigmaMax, size()));
    }

    /// The first noise of another seed and size from the same generator.
    Latent initial(long otherSeed, int otherHeight, int otherWidth) {
        float[] values = generator.normal(otherSeed, 0, channels * otherHeight * otherWidth);
        return new Latent(channels, otherHeight, otherWidth, values);
    }

    /// Values as a latent of this noise's shape.
    Latent latent(float[] values) {
        return new Latent(channels, height, width, values);
    }

    private int size() {
        return channels * height * width;
    }
}
