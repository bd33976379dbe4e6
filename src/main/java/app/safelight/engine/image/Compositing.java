package app.safelight.engine.image;

import app.safelight.request.ArgbPicture;
import app.safelight.request.Raster;

/// Laying pictures over each other as Pillow does, to the byte (Porter and Duff 1984, "over").
public final class Compositing {
    private static final int RGB = 3;
    private static final int RGBA = 4;
    private static final int OPAQUE = 255;
    private static final int FRACTION = 7;
    private static final int WHITE = 0xFFFFFF;

    private Compositing() {}

    /// The picture on white.
    public static Raster onWhite(ArgbPicture picture) {
        return on(picture, WHITE);
    }

    /// The picture on a colour.
    ///
    /// @param background 0xRRGGBB
    public static Raster on(ArgbPicture picture, int background) {
        byte[] rgb = new byte[RGB * picture.argb().length];
        for (int i = 0; i < picture.argb().length; i++) {
            int pixel = picture.argb()[i];
            int alpha = pixel >>> 24;
            for (int c = 0; c < RGB; c++) {
                int colour = pixel >> (16 - 8 * c) & 0xFF;
                int below = background >> (16 - 8 * c) & 0xFF;
                rgb[RGB * i + c] = (byte) by255(colour * alpha + below * (OPAQUE - alpha));
            }
        }
        return new Raster(picture.width(), picture.height(), rgb);
    }

    /// The part of a picture outside a mask, colours multiplied by alpha.
    static Pixels outside(Raster picture, Pixels mask) {
        byte[] values = new byte[RGBA * mask.values().length];
        for (int i = 0; i < mask.values().length; i++) {
            int alpha = OPAQUE - (mask.values()[i] & 0xFF);
            for (int c = 0; c < RGB; c++) {
                values[RGBA * i + c] = (byte) by255((picture.rgb()[RGB * i + c] & 0xFF) * alpha);
            }
            values[RGBA * i + RGB] = (byte) alpha;
        }
        return new Pixels(picture.width(), picture.height(), RGBA, values);
    }

    /// Colours no longer multiplied by alpha.
    static Pixels divided(Pixels premultiplied) {
        byte[] values = premultiplied.values().clone();
        for (int i = 0; i < values.length; i += RGBA) {
            int alpha = values[i + RGB] & 0xFF;
            if (alpha != 0 && alpha != OPAQUE) {
                for (int c = 0; c < RGB; c++) {
                    values[i + c] = (byte) Math.min(OPAQUE * (values[i + c] & 0xFF) / alpha, OPAQUE);
                }
            }
        }
        return new Pixels(premultiplied.width(), premultiplied.height(), RGBA, values);
    }

    /// Lays `over` on `canvas`, which is changed in place; both RGB and alpha.
    static void compose(byte[] canvas, byte[] over) {
        for (int i = 0; i < canvas.length; i += RGBA) {
            int alpha = over[i + RGB] & 0xFF;
            if (alpha == 0) {
                continue;
            }
            int sum = alpha * OPAQUE + (canvas[i + RGB] & 0xFF) * (OPAQUE - alpha);
            int upper = (int) ((((long) alpha * OPAQUE * OPAQUE) << FRACTION) / sum);
            int lower = (OPAQUE << FRACTION) - upper;
            for (int c = 0; c < RGB; c++) {
                int mixed = (over[i + c] & 0xFF) * upper + (canvas[i + c] & 0xFF) * lower + (0x80 << FRACTION);
                canvas[i + c] = (byte) (((mixed >> 8) + mixed) >> (8 + FRACTION));
            }
            canvas[i + RGB] = (byte) by255(sum);
        }
    }

    /// What was painted, with the original laid over it outside the mask: its bytes exactly where the mask is 0.
    public static Raster pasted(Raster painted, Raster original, Pixels mask) {
        byte[] canvas = new byte[RGBA * mask.values().length];
        for (int i = 0; i < mask.values().length; i++) {
            System.arraycopy(painted.rgb(), RGB * i, canvas, RGBA * i, RGB);
            canvas[RGBA * i + RGB] = (byte) OPAQUE;
        }
        compose(canvas, divided(outside(original, mask)).values());
        return opaque(painted.width(), painted.height(), canvas);
    }

    /// The colours without their alpha.
    static Raster opaque(int width, int height, byte[] rgba) {
        byte[] rgb = new byte[RGB * width * height];
        for (int i = 0; i < width * height; i++) {
            System.arraycopy(rgba, RGBA * i, rgb, RGB * i, RGB);
        }
        return new Raster(width, height, rgb);
    }

    /// Division by 255, rounded.
    private static int by255(int product) {
        int shifted = product + 0x80;
        return ((shifted >> 8) + shifted) >> 8;
    }
}
