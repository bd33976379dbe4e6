package app.safelight.engine.image;

/// Resizes pictures as Pillow does, to the byte: rows first, then columns, with weights of 22 fractional bits and a
/// rounding to 8 bits after each.
final class Resample {
    private static final int PRECISION = 22;

    private final ResampleFilter filter;

    Resample(ResampleFilter filter) {
        this.filter = filter;
    }

    /// Where along an axis the source lies: its edges in source pixels. An empty span repeats its edge.
    record Span(double from, double to) {}

    /// The whole picture in another size.
    Pixels resize(Pixels picture, int width, int height) {
        return resize(picture, width, height, new Span(0, picture.width()), new Span(0, picture.height()));
    }

    /// Part of a picture in another size.
    Pixels resize(Pixels picture, int width, int height, Span columns, Span rows) {
        Pixels wide = unchanged(picture.width(), width, columns)
                ? picture
                : alongRows(picture, new Weights(picture.width(), width, columns));
        return unchanged(picture.height(), height, rows)
                ? wide
                : alongColumns(wide, new Weights(picture.height(), height, rows));
    }

    private static boolean unchanged(int in, int out, Span span) {
        return in == out && span.from() == 0 && span.to() == in;
    }

    private static Pixels alongRows(Pixels in, Weights weights) {
        int width = weights.first.length;
        int channels = in.channels();
        byte[] out = new byte[width * in.height() * channels];
        for (int y = 0; y < in.height(); y++) {
            for (int x = 0; x < width; x++) {
                int start = (y * in.width() + weights.first[x]) * channels;
                for (int c = 0; c < channels; c++) {
                    out[(y * width + x) * channels + c] = weights.sum(x, in.values(), start + c, channels);
                }
            }
        }
        return new Pixels(width, in.height(), channels, out);
    }

    private static Pixels alongColumns(Pixels in, Weights weights) {
        int height = weights.first.length;
        int stride = in.width() * in.channels();
        byte[] out = new byte[stride * height];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < stride; i++) {
                out[y * stride + i] = weights.sum(y, in.values(), weights.first[y] * stride + i, stride);
            }
        }
        return new Pixels(in.width(), height, in.channels(), out);
    }

    /// For each output position the first input position and the weights from there on.
    private final class Weights {
        private final int[] first;
        private final int[][] weights;

        Weights(int in, int out, Span span) {
            first = new int[out];
            weights = new int[out][];
            double scale = (span.to() - span.from()) / out;
            double stretch = Math.max(scale, 1);
            double support = filter.support() * stretch;
            for (int i = 0; i < out; i++) {
                double centre = span.from() + (i + 0.5) * scale;
                first[i] = Math.max((int) (centre - support + 0.5), 0);
                int end = Math.min((int) (centre + support + 0.5), in);
                weights[i] = fixed(first[i], end, centre, stretch);
            }
        }

        private int[] fixed(int from, int end, double centre, double stretch) {
            double[] exact = new double[Math.max(end - from, 0)];
            double sum = 0;
            for (int j = 0; j < exact.length; j++) {
                exact[j] = filter.at((j + from - centre + 0.5) * (1 / stretch));
                sum += exact[j];
            }
            int[] fixed = new int[exact.length];
            for (int j = 0; j < fixed.length; j++) {
                double weight = (sum == 0 ? exact[j] : exact[j] * (1 / sum)) * (1 << PRECISION);
                fixed[j] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
            }
            return fixed;
        }

        byte sum(int position, byte[] values, int start, int stride) {
            int sum = 1 << (PRECISION - 1);
            int at = start;
            for (int weight : weights[position]) {
                sum += (values[at] & 0xFF) * weight;
                at += stride;
            }
            return (byte) Math.clamp(sum >> PRECISION, 0, 255);
        }
    }
}
