package app.safelight.request;

/// Width and height of a picture in pixels, both multiples of 8 from 64 to 8192.
public record ImageSize(int width, int height) {
    private static final int SMALLEST = 64;
    private static final int LARGEST = 8192;

    /// @throws IllegalArgumentException if a side is out of range or no multiple of 8
    public ImageSize {
        check("width", width);
        check("height", height);
    }

    private static void check(String side, int pixels) {
        if (pixels < SMALLEST || pixels > LARGEST || pixels % 8 != 0) {
            throw new IllegalArgumentException(
                    side + " " + pixels + " is not a multiple of 8 from " + SMALLEST + " to " + LARGEST);
        }
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
