package app.safelight.ui.request;

import app.safelight.request.ImageSize;
import app.safelight.ui.mask.BasePicture;

/// The size a picture to start from is worked on in.
final class StartSize {
    private static final int FACTOR = 8;
    private static final int SMALLEST = 64;
    private static final int LARGEST = 8192;
    private static final int ALLOWANCE = 4;

    private StartSize() {}

    /// The picture's own size where that is possible and takes no more than four times the pixels worked on so far;
    /// else its shape with as many pixels as those.
    ///
    /// @param pixels number of pixels worked on so far
    static ImageSize of(BasePicture picture, long pixels) {
        long own = (long) picture.width() * picture.height();
        if (own <= ALLOWANCE * pixels) {
            return own(picture);
        }
        double scale = Math.sqrt((double) pixels / own);
        return new ImageSize(side(picture.width() * scale), side(picture.height() * scale));
    }

    /// Whether a size is what a picture is worked on in where it keeps its own.
    static boolean isOwn(BasePicture picture, ImageSize size) {
        return Math.max(picture.width(), picture.height()) <= LARGEST && size.equals(own(picture));
    }

    /// Its sides up to the next multiples of 8.
    private static ImageSize own(BasePicture picture) {
        return new ImageSize(
                side(Math.ceil(picture.width() / (double) FACTOR) * FACTOR),
                side(Math.ceil(picture.height() / (double) FACTOR) * FACTOR));
    }

    private static int side(double pixels) {
        return Math.clamp(FACTOR * Math.round(pixels / FACTOR), SMALLEST, LARGEST);
    }
}
