package app.safelight.engine.image;

import app.safelight.request.Raster;

/// Colours in CIE 1976 L\*a\*b\* under daylight (D65), a byte each, to the byte as OpenCV has them: whole numbers with
/// 15 fractional bits on the way there and 14 on the way back.
///
/// L is stretched from 100 to 255; a and b lie around 128.
final class LabColours {
    private static final int RGB = 3;
    private static final int CENTRE = 128;
    private static final int BYTE = 255;

    /// From linear sRGB to XYZ over the white point, rows X, Y, Z, 12 fractional bits.
    private static final int[] TO_XYZ = {1777, 1541, 778, 871, 2929, 296, 73, 448, 3575};

    /// Fractional bits of the matrices.
    private static final int MATRIX = 12;
    /// Fractional bits of linear colours, beyond their 8.
    private static final int LINEAR = 3;
    /// Fractional bits of f(X), f(Y) and f(Z).
    private static final int ROOT = 15;
    /// Fractional bits of all numbers on the way back.
    private static final int BACK = 14;

    private static final int BASE = 1 << BACK;

    /// From XYZ over the white point to linear sRGB, rows R, G, B, 12 fractional bits.
    private static final int[] TO_RGB = {12615, -6296, -2223, -3773, 7684, 185, 217, -836, 4715};

    private static final double LINEAR_BELOW = 216.0 / 24389;
    private static final double SLOPE = 841.0 / 108;
    private static final double OFFSET = 16.0 / 116;

    private static final int[] LINEAR_OF_BYTE = table(BYTE + 1, i -> linear((double) i / BYTE) * (BYTE << LINEAR));
    private static final int[] ROOT_OF_LINEAR =
            table((BYTE + 1) * 3 / 2 << LINEAR, i -> root((double) i / (BYTE << LINEAR)) * (1 << ROOT));
    private static final int[] BYTE_OF_LINEAR =
            table(1 << MATRIX, i -> Math.clamp(gamma((double) i / (1 << MATRIX)) * BYTE, 0.0, BYTE));
    private static final int[] ROOT_OF_L = table(BYTE + 1, i -> rootOfLightness(i) * BASE);
    private static final int[] Y_OF_L = table(BYTE + 1, i -> luminance(i) * BASE);

    private LabColours() {}

    /// What a table holds.
    private interface Entry {
        double at(int i);
    }

    private static int[] table(int size, Entry entry) {
        int[] table = new int[size];
        for (int i = 0; i < size; i++) {
            table[i] = (int) Math.rint(entry.at(i));
        }
        return table;
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double gamma(double value) {
        return value <= 0.0031308 ? value * 12.92 : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
    }

    /// f of CIE 15:2004, section 8.2.1.1, rounded to single precision as OpenCV's table has it.
    private static float root(double value) {
        return (float) (value < LINEAR_BELOW ? value * SLOPE + OFFSET : Math.cbrt(value));
    }

    /// f(Y) of a lightness.
    private static double rootOfLightness(int l) {
        return (l * 100.0 / BYTE + 16) / 116;
    }

    private static double luminance(int l) {
        double lightness = l * 100.0 / BYTE;
        double root = rootOfLightness(l);
        return lightness <= 8 ? lightness / (24389.0 / 27) : root * root * root;
    }

    /// A picture's colours.
    static Pixels of(Raster picture) {
        byte[] lab = new byte[picture.rgb().length];
        for (int i = 0; i < lab.length; i += RGB) {
            int red = LINEAR_OF_BYTE[picture.rgb()[i] & 0xFF];
            int green = LINEAR_OF_BYTE[picture.rgb()[i + 1] & 0xFF];
            int blue = LINEAR_OF_BYTE[picture.rgb()[i + 2] & 0xFF];
            int x = ROOT_OF_LINEAR[rounded(row(TO_XYZ, 0, red, green, blue), MATRIX)];
            int y = ROOT_OF_LINEAR[rounded(row(TO_XYZ, 1, red, green, blue), MATRIX)];
            int z = ROOT_OF_LINEAR[rounded(row(TO_XYZ, 2, red, green, blue), MATRIX)];
            int black = (16 * BYTE * (1 << ROOT) + 50) / 100;
            lab[i] = clamped(rounded((116 * BYTE + 50) / 100 * y - black, ROOT));
            lab[i + 1] = clamped(rounded(500 * (x - y) + (CENTRE << ROOT), ROOT));
            lab[i + 2] = clamped(rounded(200 * (y - z) + (CENTRE << ROOT), ROOT));
        }
        return new Pixels(picture.width(), picture.height(), RGB, lab);
    }

    /// The picture of such colours.
    static Raster raster(Pixels lab) {
        byte[] rgb = new byte[lab.values().length];
        for (int i = 0; i < rgb.length; i += RGB) {
            int l = lab.values()[i] & 0xFF;
            int a = lab.values()[i + 1] & 0xFF;
            int b = lab.values()[i + 2] & 0xFF;
            int root = ROOT_OF_L[l];
            int x = cubed(root + (5 * a * 53687 + (1 << 7) >> 13) - CENTRE * BASE / 500);
            int z = cubed(root - ((b * 41943 + (1 << 4) >> 9) - CENTRE * BASE / 200 + 1));
            for (int c = 0; c < RGB; c++) {
                int linear = rounded(row(TO_RGB, c, x, Y_OF_L[l], z), BACK);
                rgb[i + c] = (byte) BYTE_OF_LINEAR[Math.clamp(linear, 0, BYTE_OF_LINEAR.length - 1)];
            }
        }
        return new Raster(lab.width(), lab.height(), rgb);
    }

    /// X or Z of f(X) or f(Z).
    private static int cubed(int root) {
        if (root <= 3390) {
            return root * 108 / 841 - BASE * 16 / 116 * 108 / 841;
        }
        return root * root / BASE * root / BASE;
    }

    private static int row(int[] matrix, int row, int first, int second, int third) {
        return matrix[3 * row] * first + matrix[3 * row + 1] * second + matrix[3 * row + 2] * third;
    }

    private static int rounded(int value, int bits) {
        return value + (1 << (bits - 1)) >> bits;
    }

    private static byte clamped(int value) {
        return (byte) Math.clamp(value, 0, BYTE);
    }
}
