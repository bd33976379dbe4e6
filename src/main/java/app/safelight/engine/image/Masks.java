package app.safelight.engine.image;

import app.safelight.request.ArgbPicture;

/// Masks: one byte a pixel, 255 where a picture is painted anew.
public final class Masks {
    private static final int OPAQUE = 255;
    private static final int THRESHOLD = 128;

    private Masks() {}

    /// The mask a picture stands for: what is more than half opaque in it, or, where nothing is transparent, its
    /// lightness as it is.
    public static Pixels of(ArgbPicture picture) {
        boolean transparent = false;
        for (int pixel : picture.argb()) {
            transparent |= pixel >>> 24 != OPAQUE;
        }
        byte[] values = new byte[picture.argb().length];
        for (int i = 0; i < values.length; i++) {
            int pixel = picture.argb()[i];
            int binary = pixel >>> 24 > THRESHOLD ? OPAQUE : 0;
            values[i] = (byte) (transparent ? binary : luminance(pixel));
        }
        return new Pixels(picture.width(), picture.height(), 1, values);
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

    /// Twice the mask, at most 255: full wherever it is at least half.
    public static Pixels doubled(Pixels mask) {
        byte[] values = new byte[mask.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.min(2 * (mask.values()[i] & 0xFF), OPAQUE);
        }
        return new Pixels(mask.width(), mask.height(), 1, values);
    }
}
