package app.safelight;

import app.safelight.request.Raster;

/// The seam of a painted picture: how far neighbouring pixels differ across the band in which the mask rises.
final class Seam {
    private Seam() {}

    /// A mean in the making.
    static final class Mean {
        private double sum;
        private int count;

        void add(double number) {
            sum += number;
            count++;
        }

        int count() {
            return count;
        }

        double value() {
            return sum / count;
        }
    }

    /// Mean difference, in levels of 255, of the channels of pixels side by side, or one above the other, where the
    /// mask differs between them.
    ///
    /// @param mask grey, of the picture's size
    static double of(Raster picture, Raster mask) {
        Mean differences = new Mean();
        int width = picture.width();
        for (int i = 0; i < width * picture.height(); i++) {
            if (i % width + 1 < width) {
                compare(picture, mask, i, i + 1, differences);
            }
            if (i + width < width * picture.height()) {
                compare(picture, mask, i, i + width, differences);
            }
        }
        return differences.value();
    }

    private static void compare(Raster picture, Raster mask, int pixel, int other, Mean differences) {
        if (mask.rgb()[3 * pixel] == mask.rgb()[3 * other]) {
            return;
        }
        for (int channel = 0; channel < 3; channel++) {
            int a = picture.rgb()[3 * pixel + channel] & 0xFF;
            int b = picture.rgb()[3 * other + channel] & 0xFF;
            differences.add(Math.abs(a - b));
        }
    }
}
