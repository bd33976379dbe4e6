package app.safelight.diffusion;

import app.safelight.request.SoftInpainting;

/// AUTOMATIC1111's soft inpainting: the picture gives way the more, the less noise is left, and vectors of a latent are
/// mixed without growing shorter.
///
/// The mask is raised to the power `σ^bias · preservation`; for the DDIM family, as there, the timestep takes the place
/// of σ. The mixture of two vectors has the length `((1 − m)·|a|^p + m·|b|^p)^(1/p)`.
///
/// @param picture the picture's latent
/// @param repaint of its shape, the same in all channels, 1 where it is made anew to 0 where it stays
/// @param rules the dials
public record SoftBlend(Latent picture, Latent repaint, SoftInpainting rules) implements LatentBlend {
    private static final double NEVER_ZERO = 0.00001;

    @Override
    public Latent estimate(Latent denoised, float sigma) {
        return mixed(denoised, sigma);
    }

    @Override
    public Latent input(Latent x, float timestep) {
        return mixed(x, timestep);
    }

    /// Nothing is laid in at the end: what was made is compared with the picture instead.
    @Override
    public Latent end(Latent x) {
        return x;
    }

    private Latent mixed(Latent other, float level) {
        float exponent = SingleMath.pow(level, rules.scheduleBias()) * (float) rules.preservation();
        int size = other.height() * other.width();
        float[] values = new float[other.values().length];
        for (int i = 0; i < size; i++) {
            float mask = (float) Math.pow(repaint.values()[i], exponent);
            for (int at = i; at < values.length; at += size) {
                values[at] = picture.values()[at] * (1 - mask) + other.values()[at] * mask;
            }
            float stretch = (float) (length(other, i, mask) / (norm(values, i, size) + NEVER_ZERO));
            for (int at = i; at < values.length; at += size) {
                values[at] *= stretch;
            }
        }
        return other.with(values);
    }

    /// Length the mixture of two vectors is to have.
    private double length(Latent other, int pixel, float mask) {
        double power = rules.transitionContrast();
        int size = other.height() * other.width();
        double kept = Math.pow(norm(picture.values(), pixel, size), power) * (1 - mask);
        double made = Math.pow(norm(other.values(), pixel, size), power) * mask;
        return Math.pow(kept + made, 1 / power);
    }

    /// Length of the vector of a pixel's channels.
    private static float norm(float[] values, int pixel, int stride) {
        float squares = 0;
        for (int at = pixel; at < values.length; at += stride) {
            squares += values[at] * values[at];
        }
        return SingleMath.sqrt(squares);
    }
}
