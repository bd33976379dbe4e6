package app.safelight.engine.image;

import app.safelight.request.SoftInpainting;

/// The mask that soft inpainting draws itself: where a latent has changed so much that its pixels are taken over,
/// as AUTOMATIC1111 finds it, softly.
public final class ChangeMask {
    private static final StackFilter LARGEST = new StackFilter(0.9, 1);
    private static final StackFilter MIDDLE = new StackFilter(0.25, 0.75);
    private static final float NEARLY_ONE = 1.00001f;
    private static final int OPAQUE = 255;
    private static final int SMOOTHING = 4;

    private ChangeMask() {}

    /// What has become of a picture in latents.
    ///
    /// @param distance shape (height, width): length of the way each latent pixel has gone; not copied
    /// @param repaint of the same shape, the latent's mask, 0 to 1; not copied
    public record Change(int width, int height, float[] distance, float[] repaint) {
        /// @throws IllegalArgumentException if the arrays do not fit the size
        public Change {
            if (distance.length != width * height || repaint.length != width * height) {
                throw new IllegalArgumentException(
                        distance.length + " and " + repaint.length + " values for " + width + "x" + height);
            }
        }
    }

    /// The mask in pixels, blurred a little to hide the latent's grid.
    ///
    /// @param width of the picture
    /// @param height of the picture
    public static Pixels of(Change change, SoftInpainting rules, int width, int height) {
        float[] spread = LARGEST.over(change.distance(), change.width(), change.height());
        float[] calm = MIDDLE.over(spread, change.width(), change.height());
        byte[] values = new byte[calm.length];
        for (int i = 0; i < values.length; i++) {
            float half = (float) rules.differenceThreshold() * ease(change.repaint()[i], rules);
            float kept = 1 / (1 + (float) Math.pow(calm[i] / half, rules.differenceContrast()));
            values[i] = (byte) (int) (OPAQUE * (1 - smootherstep(kept)));
        }
        Pixels small = new Pixels(change.width(), change.height(), 1, values);
        return new SoftBlur(SMOOTHING).blur(Resizing.lanczos(small, width, height));
    }

    /// How easily the picture is kept under a value of the mask.
    private static float ease(float repaint, SoftInpainting rules) {
        float influence = (float) rules.maskInfluence();
        float shown = 1 - (float) Math.pow(Math.clamp(repaint, 0, 1), rules.preservation() / 2);
        float share = 0.5f * (1 - influence) + shown * influence;
        return share / (NEARLY_ONE - share);
    }

    /// Perlin's quintic (Perlin 2002, "Improving Noise", section 3).
    private static float smootherstep(float x) {
        return x * x * x * (x * (6 * x - 15) + 10);
    }
}
