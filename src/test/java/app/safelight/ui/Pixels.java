package app.safelight.ui;

import app.safelight.request.ArgbPicture;
import app.safelight.request.Raster;
import app.safelight.store.PictureInput;
import java.nio.file.Path;
import java.util.Arrays;

/// Compares pictures pixel by pixel.
final class Pixels {
    private Pixels() {}

    /// The pixels of a picture file.
    static Raster of(Path file) throws Exception {
        ArgbPicture picture = PictureInput.read(file);
        byte[] rgb = new byte[3 * picture.width() * picture.height()];
        for (int i = 0; i < picture.argb().length; i++) {
            rgb[3 * i] = (byte) (picture.argb()[i] >> 16);
            rgb[3 * i + 1] = (byte) (picture.argb()[i] >> 8);
            rgb[3 * i + 2] = (byte) picture.argb()[i];
        }
        return new Raster(picture.width(), picture.height(), rgb);
    }

    /// Whether a picture is seen somewhere in another, each pixel the same.
    static boolean shows(Raster large, Raster small) {
        for (int y = 0; y + small.height() <= large.height(); y++) {
            for (int x = 0; x + small.width() <= large.width(); x++) {
                if (isAt(large, small, x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// How many pixels have a colour.
    ///
    /// @param colour red, green and blue, 0 to 255
    static int count(Raster picture, int[] colour) {
        int count = 0;
        byte[] rgb = picture.rgb();
        for (int i = 0; i < rgb.length; i += 3) {
            boolean same =
                    rgb[i] == (byte) colour[0] && rgb[i + 1] == (byte) colour[1] && rgb[i + 2] == (byte) colour[2];
            count += same ? 1 : 0;
        }
        return count;
    }

    private static boolean isAt(Raster large, Raster small, int x, int y) {
        int row = 3 * small.width();
        for (int line = 0; line < small.height(); line++) {
            int from = 3 * ((y + line) * large.width() + x);
            if (!Arrays.equals(large.rgb(), from, from + row, small.rgb(), line * row, (line + 1) * row)) {
                return false;
            }
        }
        return true;
    }
}
