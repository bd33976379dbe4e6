package app.safelight.diffusion;

import org.jspecify.annotations.Nullable;

/// The noise of a picture that starts near another seed's, or from noise of another size.
///
/// Only the initial noise, draw 0, differs from the seed's own; later draws are the seed's.
///
/// @param seeded the seed's own noise
/// @param variation the other seed; null for none
/// @param frame height and width in latent pixels of the noise that is pasted into the seed's; null for the whole size
public record PictureNoise(
        SeededNoise seeded,
        @Nullable Variation variation,
        @Nullable Frame frame) implements NoiseSource {
    /// The other seed.
    ///
    /// @param seed of the other noise
    /// @param strength 0 for the picture's own noise, 1 for the other
    public record Variation(long seed, double strength) {}

    /// A size in latent pixels.
    public record Frame(int height, int width) {
        /// @throws IllegalArgumentException if a side is not positive
        public Frame {
            if (height < 1 || width < 1) {
                throw new IllegalArgumentException("frame " + height + "x" + width + " is empty");
            }
        }
    }

    @Override
    public Latent draw(int draw) {
        return draw == 0 ? initial() : seeded.draw(draw);
    }

    @Override
    public NoiseSource over(float sigmaMin, float sigmaMax) {
        return seeded.over(sigmaMin, sigmaMax);
    }

    private Latent initial() {
        int height = frame == null ? seeded.height() : frame.height();
        int width = frame == null ? seeded.width() : frame.width();
        Latent noise = seeded.initial(seeded.seed(), height, width);
        if (variation != null && variation.strength() != 0) {
            Latent other = seeded.initial(variation.seed(), height, width);
            noise = SphericalMix.of(noise, other, variation.strength());
        }
        boolean whole = height == seeded.height() && width == seeded.width();
        return whole ? noise : pasted(noise, seeded.draw(0));
    }

    /// `noise` in the middle of `ground`, or the middle of `noise` where it is the larger.
    private static Latent pasted(Latent noise, Latent ground) {
        Span rows = Span.of(noise.height(), ground.height());
        Span columns = Span.of(noise.width(), ground.width());
        float[] values = ground.values().clone();
        for (int c = 0; c < ground.channels(); c++) {
            for (int y = 0; y < rows.length(); y++) {
                int from = (c * noise.height() + rows.from() + y) * noise.width() + columns.from();
                int to = (c * ground.height() + rows.to() + y) * ground.width() + columns.to();
                System.arraycopy(noise.values(), from, values, to, columns.length());
            }
        }
        return ground.with(values);
    }

    /// What is copied along one axis.
    private record Span(int from, int to, int length) {
        static Span of(int noise, int ground) {
            int shift = Math.floorDiv(ground - noise, 2);
            return shift >= 0 ? new Span(0, shift, noise) : new Span(-shift, 0, noise + 2 * shift);
        }
    }
}
