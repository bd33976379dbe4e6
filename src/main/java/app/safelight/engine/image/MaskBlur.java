package app.safelight.engine.image;

import java.util.stream.IntStream;

/// Gaussian blur of a mask as OpenCV does it on bytes: rows, then columns, each rounded to bytes, with kernel weights
/// of 8 fractional bits whose rounding errors are carried on to the next weight, and pictures mirrored at their edges.
public final class MaskBlur {
    private static final int ONE = 256;

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
    private record Lines(int count, int next, int length, int stride) {}

    private static byte[] blur(byte[] values, int[] kernel, Lines lines) {
        int reach = kernel.length / 2;
        byte[] blurred = new byte[values.length];
        IntStream.range(0, lines.count()).forEach(line -> {
            int start = line * lines.next();
            for (int i = 0; i < lines.length(); i++) {
                int sum = ONE / 2;
                for (int k = 0; k < kernel.length; k++) {
                    int at = mirrored(i + k - reach, lines.length());
                    sum += kernel[k] * (values[start + at * lines.stride()] & 0xFF);
                }
                blurred[start + i * lines.stride()] = (byte) Math.min(sum / ONE, 255);
            }
        });
        return blurred;
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
