package app.safelight.cli;

import app.safelight.request.ArgbPicture;
import app.safelight.request.Raster;

/// How far a picture is from another of the same size, by the values of its channels.
///
/// @param maxAbsDiff largest difference, 0 to 255
/// @param meanAbsDiff mean difference
/// @param shareEqual share of values that are the same
/// @param shareWithinOne share of values that are off by one at most
record Distance(int maxAbsDiff, double meanAbsDiff, double shareEqual, double shareWithinOne) {
    private static final int BYTE = 0xFF;
    private static final int CHANNELS = 3;
    private static final double PERCENT = 100;

    /// @throws IllegalArgumentException if the sizes differ
    static Distance between(Raster made, ArgbPicture original) {
        if (made.width() != original.width() || made.height() != original.height()) {
            throw new IllegalArgumentException("it is " + original.width() + "x" + original.height()
                    + ", what its recipe makes is " + made.width() + "x" + made.height());
        }
        int most = 0;
        long sum = 0;
        int equal = 0;
        int withinOne = 0;
        byte[] rgb = made.rgb();
        for (int i = 0; i < rgb.length; i++) {
            int value = original.argb()[i / CHANNELS] >> (16 - 8 * (i % CHANNELS)) & BYTE;
            int difference = Math.abs((rgb[i] & BYTE) - value);
            most = Math.max(most, difference);
            sum += difference;
            equal += difference == 0 ? 1 : 0;
            withinOne += difference <= 1 ? 1 : 0;
        }
        double count = rgb.length;
        return new Distance(most, sum / count, equal / count, withinOne / count);
    }

    /// The distance in words.
    String words() {
        if (maxAbsDiff == 0) {
            return "the same in every value";
        }
        return "largest difference %d of 255, mean %.4f; %.2f %% of the values the same, %.2f %% within 1"
                .formatted(maxAbsDiff, meanAbsDiff, PERCENT * shareEqual, PERCENT * shareWithinOne);
    }
}
