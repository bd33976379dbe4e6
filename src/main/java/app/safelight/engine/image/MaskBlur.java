package app.safelight.engine.image;

/// Gaussian blur of a mask as OpenCV does it on bytes: rows, then columns, each rounded to bytes, with kernel weights
/// of 8 fractional bits whose rounding errors are carried on to the next weight, and pictures mirrored at their edges.
public final class MaskBlur {
    private static final int ONE = 256;
    private static final int OPAQUE = 255;
    private static final byte FULL = (byte) OPAQUE;

    private MaskBlur() {}

    /// The blurred mask.
    ///
    /// @param sigmaX standard deviation along rows in pixels; 0 leaves them as they are
    /// @param sigmaY standard deviation along columns in pixels; 0 leaves them as they are
    public static Pixels blur(Pixels mask, int sigmaX, int sigmaY) {
        byte[] values = mask.values();
        if (sigmaX > 0 && mask.width() > 1) {
            values = blur(values, kernel(sigmaX), new Lines(mask.height(), mask.width(), mask.width(), 1));
        }
        if (sigmaY > 0 && mask.height() > 1) {
            values = blur(values, kernel(sigmaY), new Lines(mask.width(), 1, mask.height(), mask.width()));
        }
        return new Pixels(mask.width(), mask.height(), 1, values);
    }

    /// How the lines lie that are blurred.
    ///
    /// @param count number of lines
    /// @param next distance between the beginnings of two
    /// @param length pixels in a line
    /// @param stride distance between two pixels of a line
    private record Lines(int count, int next, int length, int stride) {
        /// The value of a line at a position, which may lie beyond its ends.
        byte at(byte[] values, int start, int position) {
            int at = position < 0 || position >= length ? mirrored(position, length) : position;
            return values[start + at * stride];
        }
    }

    private static byte[] blur(byte[] values, int[] kernel, Lines lines) {
        byte[] blurred = new byte[values.length];
        for (int line = 0; line < lines.count(); line++) {
            blur(values, blurred, kernel, line * lines.next(), lines);
        }
        return blurred;
    }

    /// Blurs one line. Where all that a pixel is mixed from is empty, or all is full, so is it: the weights sum up to
    /// one.
    private static void blur(byte[] values, byte[] blurred, int[] kernel, int start, Lines lines) {
        int reach = kernel.length / 2;
        int lit = 0;
        int full = 0;
        for (int i = -reach; i < reach; i++) {
            byte value = lines.at(values, start, i);
            lit += value != 0 ? 1 : 0;
            full += value == FULL ? 1 : 0;
        }
        for (int i = 0; i < lines.length(); i++) {
            byte entering = lines.at(values, start, i + reach);
            lit += entering != 0 ? 1 : 0;
            full += entering == FULL ? 1 : 0;
            boolean even = lit == 0 || full == kernel.length;
            blurred[start + i * lines.stride()] = even ? entering : sum(values, kernel, start, lines, i);
            byte leaving = lines.at(values, start, i - reach);
            lit -= leaving != 0 ? 1 : 0;
            full -= leaving == FULL ? 1 : 0;
        }
    }

    private static byte sum(byte[] values, int[] kernel, int start, Lines lines, int position) {
        int reach = kernel.length / 2;
        int sum = ONE / 2;
        for (int k = 0; k < kernel.length; k++) {
            sum += kernel[k] * (lines.at(values, start, position + k - reach) & 0xFF);
        }
        return (byte) Math.min(sum / ONE, OPAQUE);
    }

    /// The position inside a line that one beyond its end stands for, the end pixel not repeated.
    private static int mirrored(int position, int length) {
        int period = 2 * (length - 1);
        int within = Math.floorMod(position, period);
        return within < length ? within : period - within;
    }

    private static int[] kernel(int sigma) {
        int reach = (int) (2.5 * sigma + 0.5);
        double[] exact = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            double distance = i - reach;
            exact[i] = Math.exp(-distance * distance / (2.0 * sigma * sigma));
            sum += exact[i];
        }
        int[] fixed = new int[exact.length];
        int sides = 0;
        double error = 0;
        for (int i = 0; i < reach; i++) {
            double wanted = exact[i] / sum * ONE + error;
            fixed[i] = (int) Math.rint(wanted);
            fixed[exact.length - 1 - i] = fixed[i];
            error = wanted - fixed[i];
            sides += 2 * fixed[i];
        }
        fixed[reach] = ONE - sides;
        return fixed;
    }
}
