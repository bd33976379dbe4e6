package app.safelight.store;

/// The five ways PNG predicts a byte from its neighbours (ISO/IEC 15948, section 9).
enum PngFilter {
    NONE(0),
    SUB(1),
    UP(2),
    AVERAGE(3),
    PAETH(4);

    private final byte number;

    PngFilter(int number) {
        this.number = (byte) number;
    }

    /// The number that leads a row filtered so.
    byte number() {
        return number;
    }

    /// Writes what is left of a row after prediction.
    ///
    /// @param above the row before, zeros for the first
    /// @param pixel bytes a pixel takes
    /// @param left receives the differences, as long as the row
    /// @return sum of their absolute values
    long apply(byte[] row, byte[] above, int pixel, byte[] left) {
        long sum = 0;
        for (int i = 0; i < row.length; i++) {
            int a = i < pixel ? 0 : row[i - pixel] & 0xFF;
            int b = above[i] & 0xFF;
            int c = i < pixel ? 0 : above[i - pixel] & 0xFF;
            int predicted = switch (this) {
                case NONE -> 0;
                case SUB -> a;
                case UP -> b;
                case AVERAGE -> (a + b) / 2;
                case PAETH -> paeth(a, b, c);
            };
            left[i] = (byte) (row[i] - predicted);
            sum += Math.abs(left[i]);
        }
        return sum;
    }

    /// Whichever of left, above and above left is closest to `a + b - c`.
    private static int paeth(int a, int b, int c) {
        int toA = Math.abs(b - c);
        int toB = Math.abs(a - c);
        int toC = Math.abs(a + b - 2 * c);
        if (toA <= toB && toA <= toC) {
            return a;
        }
        return toB <= toC ? b : c;
    }
}
