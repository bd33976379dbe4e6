package app.safelight.ui.mask;

/// A round brush.
///
/// @param size diameter in picture pixels, 1 to 4096
/// @param hardness share of the radius that covers wholly, 0 to 1; the rest fades out
public record Brush(double size, double hardness) {
    /// The smallest diameter.
    public static final double SMALLEST = 1;
    /// The largest diameter.
    public static final double LARGEST = 4096;

    private static final double EDGE = 0.5;

    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public Brush {
        if (!(size >= SMALLEST && size <= LARGEST)) {
            throw new IllegalArgumentException("size " + size + " is not from 1 to 4096");
        }
        if (!(hardness >= 0 && hardness <= 1)) {
            throw new IllegalArgumentException("hardness " + hardness + " is not from 0 to 1");
        }
    }

    /// Distance from the middle beyond which it covers nothing: half a pixel more than the radius, for a smooth edge.
    double reach() {
        return size / 2 + EDGE;
    }

    /// Distance from the middle up to which it covers wholly.
    double core() {
        return Math.max(Math.min(size / 2 * hardness, size / 2 - EDGE), 0);
    }

    /// How much it covers at a distance from its middle, 0 to 255.
    int level(double distance) {
        double share = Math.clamp((reach() - distance) / (reach() - core()), 0, 1);
        return (int) Math.rint(255 * share * share * (3 - 2 * share));
    }
}
