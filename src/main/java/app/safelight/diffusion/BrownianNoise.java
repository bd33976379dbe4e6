package app.safelight.diffusion;

/// Noise whose steps are increments of one Brownian path over the noise levels, so that a picture depends on its path
/// and little on how many steps it is cut into; other draws are the plain source's.
///
/// @param plain source of draws without an interval, the initial noise among them
/// @param path over the noise levels
record BrownianNoise(SeededNoise plain, BrownianPath path) implements NoiseSource {
    @Override
    public Latent draw(int draw) {
        return plain.draw(draw);
    }

    /// The increment from the one level to the other, scaled to unit variance; downwards the path runs backwards.
    @Override
    public Latent draw(int draw, float sigma, float sigmaNext) {
        float[] increment = path.increment(Math.min(sigma, sigmaNext), Math.max(sigma, sigmaNext));
        float scale = SingleMath.sqrt(Math.abs(sigmaNext - sigma));
        float divisor = sigmaNext < sigma ? -scale : scale;
        for (int i = 0; i < increment.length; i++) {
            increment[i] /= divisor;
        }
        return plain.latent(increment);
    }
}
