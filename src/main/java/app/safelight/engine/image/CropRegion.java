package app.safelight.engine.image;

import app.safelight.request.ImageSize;
import java.util.Optional;

/// A rectangle of a picture that is worked on by itself, with AUTOMATIC1111's roundings.
///
/// @param left first column
/// @param top first row
/// @param width in pixels
/// @param height in pixels
public record CropRegion(int left, int top, int width, int height) {
    /// @throws IllegalArgumentException if it is empty or begins outside
    public CropRegion {
        if (left < 0 || top < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException("region of " + width + "x" + height + " at " + left + ", " + top);
        }
    }

    /// What holds all that is not zero in a mask, with a margin, inside the mask; nothing where all is zero.
    ///
    /// @param padding margin in pixels
    public static Optional<CropRegion> around(Pixels mask, int padding) {
        int left = mask.width();
        int top = mask.height();
        int right = 0;
        int bottom = 0;
        for (int i = 0; i < mask.values().length; i++) {
            if (mask.values()[i] != 0) {
                int x = i % mask.width();
                int y = i / mask.width();
                left = Math.min(left, x);
                top = Math.min(top, y);
                right = Math.max(right, x + 1);
                bottom = y + 1;
            }
        }
        if (right == 0) {
            return Optional.empty();
        }
        int fromX = Math.max(left - padding, 0);
        int fromY = Math.max(top - padding, 0);
        int toX = Math.min(right + padding, mask.width());
        int toY = Math.min(bottom + padding, mask.height());
        return Optional.of(new CropRegion(fromX, fromY, toX - fromX, toY - fromY));
    }

    /// The region grown along one axis to the shape of the size it is worked on at, moved back inside the picture, and
    /// cut where the picture is too small for it.
    ///
    /// @param width of the picture
    /// @param height of the picture
    public CropRegion grown(ImageSize worked, int width, int height) {
        double own = (double) this.width / this.height;
        double wanted = (double) worked.width() / worked.height();
        if (own > wanted) {
            Span rows = new Span(top, this.height).grown((int) (this.width / wanted - this.height), height);
            return new CropRegion(left, rows.from(), this.width, rows.length());
        }
        Span columns = new Span(left, this.width).grown((int) (this.height * wanted - this.width), width);
        return new CropRegion(columns.from(), top, columns.length(), this.height);
    }

    /// The part of a picture that lies inside.
    public Pixels cut(Pixels picture) {
        int channels = picture.channels();
        byte[] values = new byte[width * height * channels];
        for (int y = 0; y < height; y++) {
            int from = ((top + y) * picture.width() + left) * channels;
            System.arraycopy(picture.values(), from, values, y * width * channels, width * channels);
        }
        return new Pixels(width, height, channels, values);
    }

    /// A part in its place, with zeros around it.
    ///
    /// @param part of the region's size
    /// @param width of the whole
    /// @param height of the whole
    public Pixels placed(Pixels part, int width, int height) {
        int channels = part.channels();
        byte[] values = new byte[width * height * channels];
        for (int y = 0; y < this.height; y++) {
            int to = ((top + y) * width + left) * channels;
            System.arraycopy(part.values(), y * this.width * channels, values, to, this.width * channels);
        }
        return new Pixels(width, height, channels, values);
    }

    /// Part of an axis.
    private record Span(int from, int length) {
        Span grown(int by, int most) {
            int start = from - Math.floorDiv(by, 2);
            int end = start + length + by;
            if (end >= most) {
                start -= end - most;
                end = most;
            }
            if (start < 0) {
                end -= start;
                start = 0;
            }
            return new Span(start, Math.min(end, most) - start);
        }
    }
}
