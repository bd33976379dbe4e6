package app.safelight.engine.image;

/// Gaussian blur as Pillow approximates it: three box blurs along rows, then three along columns, each rounded to
/// bytes, with the edge pixels repeated (Gwosdek et al. 2011, "Theoretical Foundations of Gaussian Convolution by
/// Extended Box Filtering").
final class SoftBlur {
    private static final int PASSES = 3;
    private static final int FRACTION = 24;

    private final int reach;
    private final long weight;
    private final long edgeWeight;

    /// @param sigma standard deviation in pixels
    SoftBlur(int sigma) {
        float radius = radius(sigma);
        reach = (int) radius;
        weight = (long) ((float) (1 << FRACTION) / (radius * 2 + 1));
        edgeWeight = ((1L << FRACTION) - (2L * reach + 1) * weight) / 2;
    }

    /// Radius of the box, with a fraction, whose three passes have the variance asked for.
    private static float radius(float sigma) {
        float variance = sigma * sigma / PASSES;
        float length = (float) Math.sqrt(12.0 * variance + 1);
        float whole = (float) Math.floor((length - 1) / 2);
        float fraction = (2 * whole + 1) * (whole * (whole + 1) - 3 * variance);
        fraction /= 6 * (variance - (whole + 1) * (whole + 1));
        return whole + fraction;
    }

    /// The picture blurred, each channel by itself.
    Pixels blur(Pixels picture) {
        byte[] values = picture.values().clone();
        int stride = picture.width() * picture.channels();
        byte[] row = new byte[picture.width()];
        byte[] column = new byte[picture.height()];
        for (int c = 0; c < picture.channels(); c++) {
            for (int y = 0; y < picture.height(); y++) {
                line(values, y * stride + c, picture.channels(), row);
            }
            for (int x = 0; x < picture.width(); x++) {
                line(values, x * picture.channels() + c, stride, column);
            }
        }
        return new Pixels(picture.width(), picture.height(), picture.channels(), values);
    }

    /// Blurs one line in place.
    private void line(byte[] values, int start, int stride, byte[] line) {
        for (int i = 0; i < line.length; i++) {
            line[i] = values[start + i * stride];
        }
        for (int pass = 0; pass < PASSES; pass++) {
            box(line.clone(), line);
        }
        for (int i = 0; i < line.length; i++) {
            values[start + i * stride] = line[i];
        }
    }

    private void box(byte[] in, byte[] out) {
        int last = in.length - 1;
        long sum = 0;
        for (int i = -reach - 1; i < reach; i++) {
            sum += at(in, i, last);
        }
        for (int i = 0; i <= last; i++) {
            int before = at(in, i - reach - 1, last);
            sum += at(in, i + reach, last) - before;
            long whole = sum * weight + (before + at(in, i + reach + 1, last)) * edgeWeight;
            out[i] = (byte) ((whole + (1L << (FRACTION - 1))) >> FRACTION);
        }
    }

    private static int at(byte[] line, int position, int last) {
        return line[Math.clamp(position, 0, last)] & 0xFF;
    }
}
