package app.safelight.diffusion;

/// Spherical interpolation of noises (Shoemake 1985, "Animating Rotation with Quaternion Curves", section 3.3), which
/// keeps their variance.
final class SphericalMix {
    private static final float NEARLY_EQUAL = 0.9995f;

    private SphericalMix() {}

    /// Mixes along the rows of each column, as A1111 does it; noises that point the same way are mixed linearly, with
    /// the weights the other way round.
    ///
    /// @param strength 0 for the first noise, 1 for the second
    static Latent of(Latent low, Latent high, double strength) {
        float[] dots = new float[low.channels() * low.width()];
        float[] lows = norms(low);
        float[] highs = norms(high);
        float sum = 0;
        for (int c = 0; c < low.channels(); c++) {
            for (int y = 0; y < low.height(); y++) {
                for (int x = 0; x < low.width(); x++) {
                    int i = (c * low.height() + y) * low.width() + x;
                    int column = c * low.width() + x;
                    dots[column] += low.values()[i] / lows[column] * (high.values()[i] / highs[column]);
                }
            }
        }
        for (float dot : dots) {
            sum += dot;
        }
        if (sum / dots.length > NEARLY_EQUAL) {
            return low.times((float) strength).plus(high.times((float) (1 - strength)));
        }
        float[] result = new float[low.values().length];
        for (int i = 0; i < result.length; i++) {
            int column = i / (low.height() * low.width()) * low.width() + i % low.width();
            float omega = (float) Math.acos(dots[column]);
            float sine = (float) Math.sin(omega);
            result[i] = (float) Math.sin((float) (1 - strength) * omega) / sine * low.values()[i]
                    + (float) Math.sin((float) strength * omega) / sine * high.values()[i];
        }
        return low.with(result);
    }

    /// The length of each column of each channel.
    private static float[] norms(Latent latent) {
        double[] squares = new double[latent.channels() * latent.width()];
        for (int i = 0; i < latent.values().length; i++) {
            int column = i / (latent.height() * latent.width()) * latent.width() + i % latent.width();
            squares[column] += (double) latent.values()[i] * latent.values()[i];
        }
        float[] norms = new float[squares.length];
        for (int i = 0; i < norms.length; i++) {
            norms[i] = (float) Math.sqrt(squares[i]);
        }
        return norms;
    }
}
