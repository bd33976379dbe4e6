package app.safelight.engine;

import app.safelight.diffusion.Latent;
import app.safelight.request.Hires;
import app.safelight.request.ImageSize;

/// How large a second pass is: the first picture is enlarged, and what then hangs over the size asked for is cut off on
/// both sides, with AUTOMATIC1111's roundings.
///
/// @param width of the enlarged picture in pixels
/// @param height of the enlarged picture in pixels
/// @param cutWidth latent pixels cut off its width
/// @param cutHeight latent pixels cut off its height
record HiresSize(int width, int height, int cutWidth, int cutHeight) {
    private static final int FACTOR = 8;

    /// The size of a second pass.
    ///
    /// @param first size of the first pass
    static HiresSize of(Hires hires, ImageSize first) {
        int width = hires.width();
        int height = hires.height();
        if (width == 0 && height == 0) {
            return new HiresSize((int) (first.width() * hires.scale()), (int) (first.height() * hires.scale()), 0, 0);
        }
        boolean both = width != 0 && height != 0;
        boolean byWidth = both ? (double) first.width() / first.height() < (double) width / height : width != 0;
        int enlargedWidth = byWidth ? width : height * first.width() / first.height();
        int enlargedHeight = byWidth ? width * first.height() / first.width() : height;
        return new HiresSize(
                enlargedWidth,
                enlargedHeight,
                both ? (enlargedWidth - width) / FACTOR : 0,
                both ? (enlargedHeight - height) / FACTOR : 0);
    }

    /// The larger of this and another size.
    ImageSize larger(ImageSize other) {
        boolean mine = (long) width * height > (long) other.width() * other.height();
        return mine ? new ImageSize(width / FACTOR * FACTOR, height / FACTOR * FACTOR) : other;
    }

    /// The enlarged picture's latent.
    LatentSize enlarged() {
        return LatentSize.ofPixels(width, height);
    }

    /// The latent that is worked on.
    LatentSize latent() {
        return new LatentSize(enlarged().height() - cutHeight, enlarged().width() - cutWidth);
    }

    /// The enlarged picture's latent without what hangs over.
    Latent cut(Latent enlarged) {
        if (cutWidth == 0 && cutHeight == 0) {
            return enlarged;
        }
        LatentSize kept = latent();
        float[] values = new float[enlarged.channels() * kept.height() * kept.width()];
        for (int line = 0; line < enlarged.channels() * kept.height(); line++) {
            int row = line / kept.height() * enlarged.height() + line % kept.height() + cutHeight / 2;
            int from = row * enlarged.width() + cutWidth / 2;
            System.arraycopy(enlarged.values(), from, values, line * kept.width(), kept.width());
        }
        return new Latent(enlarged.channels(), kept.height(), kept.width(), values);
    }
}
