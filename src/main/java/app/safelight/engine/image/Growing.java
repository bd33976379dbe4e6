package app.safelight.engine.image;

import app.safelight.request.ImageSize;
import app.safelight.request.Outpainting;
import java.util.Arrays;

/// Pictures and masks drawn out beyond their edges.
public final class Growing {
    private static final byte PAINTED = (byte) 255;

    private Growing() {}

    /// A picture with pixels more on each side, the edges repeated.
    public static Pixels drawnOut(Pixels picture, Outpainting by) {
        return drawnOut(
                picture,
                by.left(),
                by.top(),
                picture.width() + by.left() + by.right(),
                picture.height() + by.top() + by.bottom());
    }

    /// A picture at the upper left of a larger one, its last column and row repeated.
    public static Pixels drawnOut(Pixels picture, int width, int height) {
        return drawnOut(picture, 0, 0, width, height);
    }

    private static Pixels drawnOut(Pixels picture, int left, int top, int width, int height) {
        int channels = picture.channels();
        byte[] values = new byte[width * height * channels];
        for (int y = 0; y < height; y++) {
            int row = Math.clamp(y - top, 0, picture.height() - 1) * picture.width();
            for (int x = 0; x < width; x++) {
                int from = (row + Math.clamp(x - left, 0, picture.width() - 1)) * channels;
                System.arraycopy(picture.values(), from, values, (y * width + x) * channels, channels);
            }
        }
        return new Pixels(width, height, channels, values);
    }

    /// A picture in the upper left corner of a size, cut where it is larger.
    ///
    /// @param beside what lies beside it
    public static Pixels cornered(Pixels picture, ImageSize size, byte beside) {
        int channels = picture.channels();
        byte[] values = new byte[size.width() * size.height() * channels];
        Arrays.fill(values, beside);
        int width = Math.min(picture.width(), size.width());
        for (int y = 0; y < Math.min(picture.height(), size.height()); y++) {
            int to = y * size.width() * channels;
            System.arraycopy(picture.values(), y * picture.width() * channels, values, to, width * channels);
        }
        return new Pixels(size.width(), size.height(), channels, values);
    }

    /// A mask that is also full wherever the picture grew, and a little way into it on those sides.
    ///
    /// @param mask of the picture before it grew
    /// @param overlapX how far into it along rows
    /// @param overlapY how far into it along columns
    public static Pixels mask(Pixels mask, Outpainting by, int overlapX, int overlapY) {
        int width = mask.width() + by.left() + by.right();
        int height = mask.height() + by.top() + by.bottom();
        int left = by.left() == 0 ? 0 : by.left() + overlapX;
        int right = by.right() == 0 ? width : width - by.right() - overlapX;
        int top = by.top() == 0 ? 0 : by.top() + overlapY;
        int bottom = by.bottom() == 0 ? height : height - by.bottom() - overlapY;
        byte[] values = new byte[width * height];
        for (int i = 0; i < values.length; i++) {
            int x = i % width;
            int y = i / width;
            boolean old = x >= left && x < right && y >= top && y < bottom;
            values[i] = old ? mask.values()[(y - by.top()) * mask.width() + x - by.left()] : PAINTED;
        }
        return new Pixels(width, height, 1, values);
    }
}
