package app.safelight.ui.request;

import app.safelight.request.ImageSize;
import app.safelight.ui.mask.BasePicture;
import org.jspecify.annotations.Nullable;

/// Width and height as a person types them.
///
/// @param width multiples of 8
/// @param height multiples of 8
public record SizeEntry(NumberEntry width, NumberEntry height) {
    private static final int USUAL_SIDE = 512;
    private static final int SMALLEST = 64;
    private static final int LARGEST = 8192;
    private static final int GRID = 8;

    /// The usual size.
    static SizeEntry usual() {
        SizeEntry entry =
                new SizeEntry(NumberEntry.whole(SMALLEST, LARGEST, GRID), NumberEntry.whole(SMALLEST, LARGEST, GRID));
        entry.set(new ImageSize(USUAL_SIDE, USUAL_SIDE));
        return entry;
    }

    void set(ImageSize size) {
        width.set(size.width());
        height.set(size.height());
    }

    /// The size; null where it cannot be used.
    @Nullable
    ImageSize value() {
        return width.isValid() && height.isValid()
                ? new ImageSize(width.value().intValueExact(), height.value().intValueExact())
                : null;
    }

    /// Takes a size for a picture to start from.
    void take(BasePicture picture) {
        ImageSize size = value();
        long pixels = size == null ? (long) USUAL_SIDE * USUAL_SIDE : (long) size.width() * size.height();
        set(StartSize.of(picture, pixels));
    }

    /// Turns the picture on its side.
    public void swap() {
        String side = width.textProperty().get();
        width.textProperty().set(height.textProperty().get());
        height.textProperty().set(side);
    }
}
