package app.safelight.diffusion;

import app.safelight.request.Upscaler;

/// A latent in another size, as PyTorch's `interpolate` makes it when corners are not aligned: along rows, then along
/// columns, in single precision.
public final class LatentResize {
    /// Keys's parameter of the cubic kernel that interpolates (Keys 1981, equation 4), as PyTorch has it.
    private static final float PLAIN_CUBIC = -0.75f;

    /// The same where the kernel widens against aliasing.
    private static final float ANTIALIASED_CUBIC = -0.5f;

    private final Upscaler mode;

    private LatentResize(Upscaler mode) {
        this.mode = mode;
    }

    /// The latent in another size.
    ///
    /// @param mode one of those for latents
    /// @throws IllegalArgumentException if the mode enlarges pictures
    public static Latent of(Latent latent, int height, int width, Upscaler mode) {
        LatentResize resize = new LatentResize(mode);
        Taps[] columns = resize.taps(latent.width(), width);
        Taps[] rows = resize.taps(latent.height(), height);
        float[] wide = new float[latent.channels() * latent.height() * width];
        for (int line = 0; line < latent.channels() * latent.height(); line++) {
            for (int x = 0; x < width; x++) {
                wide[line * width + x] = columns[x].sum(latent.values(), line * latent.width(), 1);
            }
        }
        float[] result = new float[latent.channels() * height * width];
        for (int i = 0; i < result.length; i++) {
            int start = i / (height * width) * latent.height() * width + i % width;
            result[i] = rows[i / width % height].sum(wide, start, width);
        }
        return new Latent(latent.channels(), height, width, result);
    }

    /// Which values of a line one new value is made of.
    ///
    /// @param places in the line
    /// @param weights of the values there
    private record Taps(int[] places, float[] weights) {
        float sum(float[] values, int start, int stride) {
            float sum = 0;
            for (int i = 0; i < places.length; i++) {
                sum += values[start + places[i] * stride] * weights[i];
            }
            return sum;
        }
    }

    private Taps[] taps(int in, int out) {
        float scale = (float) in / out;
        Taps[] taps = new Taps[out];
        for (int i = 0; i < out; i++) {
            taps[i] = switch (mode) {
                case LATENT_NEAREST -> one((int) (i * scale), in);
                case LATENT_NEAREST_EXACT -> one((int) ((i + 0.5f) * scale), in);
                case LATENT -> linear(Math.max(scale * (i + 0.5f) - 0.5f, 0), in);
                case LATENT_BICUBIC -> cubic(scale * (i + 0.5f) - 0.5f, in);
                case LATENT_ANTIALIASED, LATENT_BICUBIC_ANTIALIASED -> antialiased(i, scale, in);
                case NONE, LANCZOS, NEAREST ->
                    throw new IllegalArgumentException(mode.label() + " enlarges pictures, not latents");
            };
        }
        return taps;
    }

    private static Taps one(int place, int in) {
        return new Taps(new int[] {Math.min(place, in - 1)}, new float[] {1});
    }

    private static Taps linear(float place, int in) {
        int low = Math.min((int) place, in - 1);
        float w = place - low;
        return new Taps(new int[] {low, Math.min(low + 1, in - 1)}, new float[] {1 - w, w});
    }

    /// Four values, those beyond the edges being the edge's.
    private static Taps cubic(float place, int in) {
        int low = (int) Math.floor(place);
        int[] places = new int[4];
        float[] weights = new float[4];
        for (int k = 0; k < places.length; k++) {
            places[k] = Math.clamp((long) low - 1 + k, 0, in - 1);
            weights[k] = keys(place - low + 1 - k, PLAIN_CUBIC);
        }
        return new Taps(places, weights);
    }

    /// All values under the kernel, which is as wide as one new value where that is wider than an old one.
    private Taps antialiased(int i, float scale, int in) {
        boolean linear = mode == Upscaler.LATENT_ANTIALIASED;
        float stretch = Math.max(scale, 1);
        float support = (linear ? 1 : 2) * stretch;
        float centre = scale * (i + 0.5f);
        int first = Math.max((int) (centre - support + 0.5f), 0);
        int count = Math.min((int) (centre + support + 0.5f), in) - first;
        int[] places = new int[count];
        float[] weights = new float[count];
        float sum = 0;
        for (int k = 0; k < count; k++) {
            float distance = (k + first - centre + 0.5f) / stretch;
            places[k] = first + k;
            weights[k] = linear ? Math.max(1 - Math.abs(distance), 0) : keys(distance, ANTIALIASED_CUBIC);
            sum += weights[k];
        }
        for (int k = 0; k < count; k++) {
            weights[k] /= sum;
        }
        return new Taps(places, weights);
    }

    /// Keys's cubic convolution kernel with parameter a.
    private static float keys(float distance, float a) {
        float x = Math.abs(distance);
        if (x <= 1) {
            return ((a + 2) * x - (a + 3)) * x * x + 1;
        }
        return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0;
    }
}
