package app.safelight.ui.request;

import app.safelight.request.ImageSize;

/// Any size of a picture.
///
/// @param width pixels in a row
/// @param height number of rows
record PixelSize(int width, int height) {
    static PixelSize of(ImageSize size) {
        return new PixelSize(size.width(), size.height());
    }
}
