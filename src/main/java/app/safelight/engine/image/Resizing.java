package app.safelight.engine.image;

import app.safelight.request.ImageSize;
import app.safelight.request.ResizeMode;

/// Brings pictures and masks to a size in the ways a request can choose, with AUTOMATIC1111's roundings.
public final class Resizing {
    private static final Resample LANCZOS = new Resample(ResampleFilter.LANCZOS);
    private static final Resample BICUBIC = new Resample(ResampleFilter.BICUBIC);

    private Resizing() {}

    /// The picture in that size.
    public static Pixels resize(Pixels picture, ImageSize size, ResizeMode mode) {
        return resize(picture, size.width(), size.height(), mode);
    }

    /// The picture in a size that need not be one of a request.
    public static Pixels resize(Pixels picture, int width, int height, ResizeMode mode) {
        Box size = new Box(width, height);
        return switch (mode) {
            case JUST_RESIZE, LATENT_UPSCALE -> lanczos(picture, width, height);
            case CROP_AND_RESIZE -> middle(scaled(picture, size, true), size);
            case RESIZE_AND_FILL -> filled(scaled(picture, size, false), size);
        };
    }

    /// The picture in another size by Lanczos's kernel.
    public static Pixels lanczos(Pixels picture, int width, int height) {
        return LANCZOS.resize(picture, width, height);
    }

    /// The picture stretched to a size it need not have, or itself where it has it.
    public static Pixels fitting(Pixels picture, int width, int height) {
        boolean fits = picture.width() == width && picture.height() == height;
        return fits ? picture : lanczos(picture, width, height);
    }

    /// The picture in another size by cubic convolution, as Pillow resizes when nothing else is said.
    public static Pixels cubic(Pixels picture, int width, int height) {
        return BICUBIC.resize(picture, width, height);
    }

    private record Box(int width, int height) {}

    /// @param cover whether the picture covers the size, or else lies within it
    private static Pixels scaled(Pixels picture, Box size, boolean cover) {
        double ratio = (double) size.width() / size.height();
        double own = (double) picture.width() / picture.height();
        boolean fitWidth = cover ? ratio > own : ratio < own;
        int width = fitWidth ? size.width() : (int) ((long) picture.width() * size.height() / picture.height());
        boolean fitHeight = cover ? ratio <= own : ratio >= own;
        int height = fitHeight ? size.height() : (int) ((long) picture.height() * size.width() / picture.width());
        return LANCZOS.resize(picture, Math.max(width, 1), Math.max(height, 1));
    }

    private static Pixels middle(Pixels picture, Box size) {
        byte[] canvas = new byte[size.width() * size.height() * picture.channels()];
        paste(picture, canvas, size, left(picture, size), top(picture, size));
        return new Pixels(size.width(), size.height(), picture.channels(), canvas);
    }

    /// The picture in the middle, with its edges drawn out on both sides.
    private static Pixels filled(Pixels picture, Box size) {
        Pixels canvas = middle(picture, size);
        int left = left(picture, size);
        int top = top(picture, size);
        Resample.Span columns = new Resample.Span(0, picture.width());
        Resample.Span rows = new Resample.Span(0, picture.height());
        if (top > 0) {
            Pixels above = BICUBIC.resize(picture, size.width(), top, columns, new Resample.Span(0, 0));
            Pixels below = BICUBIC.resize(
                    picture, size.width(), top, columns, new Resample.Span(picture.height(), picture.height()));
            paste(above, canvas.values(), size, 0, 0);
            paste(below, canvas.values(), size, 0, top + picture.height());
        } else if (left > 0) {
            Pixels before = BICUBIC.resize(picture, left, size.height(), new Resample.Span(0, 0), rows);
            Pixels after = BICUBIC.resize(
                    picture, left, size.height(), new Resample.Span(picture.width(), picture.width()), rows);
            paste(before, canvas.values(), size, 0, 0);
            paste(after, canvas.values(), size, left + picture.width(), 0);
        }
        return canvas;
    }

    private static int left(Pixels picture, Box size) {
        return size.width() / 2 - picture.width() / 2;
    }

    private static int top(Pixels picture, Box size) {
        return size.height() / 2 - picture.height() / 2;
    }

    /// Copies what of the picture lies on the canvas.
    private static void paste(Pixels picture, byte[] canvas, Box size, int left, int top) {
        int from = Math.max(-left, 0);
        int count = Math.min(picture.width(), size.width() - left) - from;
        int channels = picture.channels();
        for (int y = Math.max(-top, 0); y < Math.min(picture.height(), size.height() - top); y++) {
            int source = (y * picture.width() + from) * channels;
            int target = ((y + top) * size.width() + from + left) * channels;
            System.arraycopy(picture.values(), source, canvas, target, count * channels);
        }
    }
}
