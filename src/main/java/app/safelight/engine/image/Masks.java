package app.safelight.engine.image;

import app.safelight.request.ArgbPicture;
import java.util.function.IntUnaryOperator;

/// Masks: one byte a pixel, 255 where a picture is painted anew.
public final class Masks {
    private static final int OPAQUE = 255;
    private static final int THRESHOLD = 128;

    private Masks() {}

    /// The mask a picture stands for: what is more than half opaque in it, or, where nothing is transparent, its
    /// lightness as it is.
    public static Pixels of(ArgbPicture picture) {
        return of(picture, alpha -> alpha > THRESHOLD ? OPAQUE : 0);
    }

    /// The mask a picture stands for with all its greys: how opaque it is, or, where nothing is transparent, its
    /// lightness.
    public static Pixels unrounded(ArgbPicture picture) {
        return of(picture, IntUnaryOperator.identity());
    }

    private static Pixels of(ArgbPicture picture, IntUnaryOperator opacity) {
        boolean transparent = false;
        for (int pixel : picture.argb()) {
            transparent |= pixel >>> 24 != OPAQUE;
        }
        byte[] values = new byte[picture.argb().length];
        for (int i = 0; i < values.length; i++) {
            int pixel = picture.argb()[i];
            values[i] = (byte) (transparent ? opacity.applyAsInt(pixel >>> 24) : luminance(pixel));
        }
        return new Pixels(picture.width(), picture.height(), 1, values);
    }

    /// A mask in which nothing is painted.
    public static Pixels none(int width, int height) {
        return new Pixels(width, height, 1, new byte[width * height]);
    }

    /// Luma of ITU-R BT.601 with 16 fractional bits.
    private static int luminance(int pixel) {
        int red = pixel >> 16 & 0xFF;
        int green = pixel >> 8 & 0xFF;
        int blue = pixel & 0xFF;
        return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
    }

    /// The other side of the mask.
    public static Pixels inverted(Pixels mask) {
        byte[] values = new byte[mask.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (OPAQUE - (mask.values()[i] & 0xFF));
        }
        return new Pixels(mask.width(), mask.height(), 1, values);
    }

    /// The mask times a factor, at most 255.
    public static Pixels times(Pixels mask, int factor) {
        byte[] values = new byte[mask.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.min(factor * (mask.values()[i] & 0xFF), OPAQUE);
        }
        return new Pixels(mask.width(), mask.height(), 1, values);
    }

    /// The lesser of two masks everywhere.
    public static Pixels least(Pixels mask, Pixels other) {
        byte[] values = new byte[mask.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.min(mask.values()[i] & 0xFF, other.values()[i] & 0xFF);
        }
        return new Pixels(mask.width(), mask.height(), 1, values);
    }

    /// Whether nothing at all is painted.
    public static boolean empty(Pixels mask) {
        for (byte value : mask.values()) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}
