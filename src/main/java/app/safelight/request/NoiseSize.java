package app.safelight.request;

/// Width and height in pixels of the picture that a seed's noise is first drawn for, both from 8 to 8192. The noise has
/// an eighth of each, rounded down.
public record NoiseSize(int width, int height) {
    private static final int SMALLEST = 8;
    private static final int LARGEST = 8192;

    /// @throws IllegalArgumentException if a side is out of range
    public NoiseSize {
        if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST) {
            throw new IllegalArgumentException(
                    "noise of size " + width + "x" + height + " is not from " + SMALLEST + " to " + LARGEST);
        }
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
