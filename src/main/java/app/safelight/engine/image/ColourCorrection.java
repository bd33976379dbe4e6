package app.safelight.engine.image;

import app.safelight.request.Raster;

/// Brings a picture's colours back to another's: the histograms of L\*, a\* and b\* are matched, and the lightness is
/// then taken from the picture itself, as AUTOMATIC1111 does with scikit-image and blendmodes.
public final class ColourCorrection {
    private static final int RGB = 3;
    private static final int LEVELS = 256;
    private static final double[] LUMA = {0.299, 0.587, 0.114};

    private final int[][] wanted;
    private final long pixels;

    private ColourCorrection(int[][] wanted, long pixels) {
        this.wanted = wanted;
        this.pixels = pixels;
    }

    /// The correction that gives pictures the colours of this one.
    public static ColourCorrection towards(Raster target) {
        return new ColourCorrection(histograms(LabColours.of(target)), (long) target.width() * target.height());
    }

    /// The picture in those colours.
    public Raster apply(Raster picture) {
        Pixels lab = LabColours.of(picture);
        int[][] present = histograms(lab);
        byte[] matched = new byte[lab.values().length];
        for (int c = 0; c < RGB; c++) {
            byte[] levels = levels(present[c], lab.width() * (long) lab.height(), wanted[c]);
            for (int i = c; i < matched.length; i += RGB) {
                matched[i] = levels[lab.values()[i] & 0xFF];
            }
        }
        Raster colours = LabColours.raster(new Pixels(lab.width(), lab.height(), RGB, matched));
        return withLuminosity(colours, picture);
    }

    private static int[][] histograms(Pixels lab) {
        int[][] counts = new int[RGB][LEVELS];
        for (int i = 0; i < lab.values().length; i++) {
            counts[i % RGB][lab.values()[i] & 0xFF]++;
        }
        return counts;
    }

    /// For each level the one below which as large a share of the target lies, interpolated between those that occur
    /// there, rounded down.
    private byte[] levels(int[] present, long size, int[] target) {
        byte[] levels = new byte[LEVELS];
        long below = 0;
        for (int level = 0; level < LEVELS; level++) {
            below += present[level];
            levels[level] = (byte) (int) quantile((double) below / size, target);
        }
        return levels;
    }

    private double quantile(double share, int[] target) {
        long sum = 0;
        double lowShare = 0;
        int low = -1;
        for (int level = 0; level < LEVELS; level++) {
            if (target[level] == 0) {
                continue;
            }
            sum += target[level];
            double highShare = (double) sum / pixels;
            if (share <= highShare) {
                return low < 0 || share == highShare
                        ? level
                        : low + (share - lowShare) * ((level - low) / (highShare - lowShare));
            }
            low = level;
            lowShare = highShare;
        }
        return low;
    }

    /// Blend mode "luminosity" (W3C Compositing and Blending Level 1, section 10.3): hue and saturation of the one,
    /// luma (ITU-R BT.601) of the other.
    private static Raster withLuminosity(Raster colours, Raster luminosity) {
        byte[] rgb = new byte[colours.rgb().length];
        double[] pixel = new double[RGB];
        for (int i = 0; i < rgb.length; i += RGB) {
            double shift = 0;
            for (int c = 0; c < RGB; c++) {
                pixel[c] = (colours.rgb()[i + c] & 0xFF) / 255.0;
                shift += LUMA[c] * ((luminosity.rgb()[i + c] & 0xFF) / 255.0 - pixel[c]);
            }
            shifted(pixel, shift);
            for (int c = 0; c < RGB; c++) {
                rgb[i + c] = (byte) Math.clamp(Math.rint(pixel[c] * 255), 0, 255);
            }
        }
        return new Raster(colours.width(), colours.height(), rgb);
    }

    /// Adds to all three colours; where one leaves the range, all are drawn together towards their luma.
    private static void shifted(double[] pixel, double shift) {
        double luma = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < RGB; c++) {
            pixel[c] += shift;
            luma += LUMA[c] * pixel[c];
            least = Math.min(least, pixel[c]);
            most = Math.max(most, pixel[c]);
        }
        if (least < 0) {
            drawn(pixel, luma, luma / (luma - least));
        }
        if (most > 1) {
            drawn(pixel, luma, (1 - luma) / (most - luma));
        }
    }

    private static void drawn(double[] pixel, double luma, double factor) {
        for (int c = 0; c < RGB; c++) {
            pixel[c] = luma + (pixel[c] - luma) * factor;
        }
    }
}
