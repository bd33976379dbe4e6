package app.safelight.engine;

import app.safelight.request.ImageSize;

/// Height and width of a latent, an eighth of its picture's.
record LatentSize(int height, int width) {
    private static final int FACTOR = 8;

    /// That of a picture's latent.
    static LatentSize of(ImageSize picture) {
        return ofPixels(picture.width(), picture.height());
    }

    /// That of the latent of a picture of any size: what does not fill a latent pixel is left out.
    static LatentSize ofPixels(int width, int height) {
        return new LatentSize(height / FACTOR, width / FACTOR);
    }

    /// The picture's width in pixels.
    int pixelsWide() {
        return FACTOR * width;
    }

    /// The picture's height in pixels.
    int pixelsHigh() {
        return FACTOR * height;
    }
}
