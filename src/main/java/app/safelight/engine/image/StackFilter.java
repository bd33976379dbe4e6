package app.safelight.engine.image;

import java.util.Arrays;
import java.util.Comparator;

/// A filter that sorts the values around each pixel into a stack, each as thick as its weight, and takes the mean of a
/// part of the stack: of all of it a blur, of the middle a median, of the end a maximum.
///
/// The weights fall off as a Gaussian of radius 1.5 that reaches zero at a distance of 3.
///
/// @param from where the part begins, as a share of the stack
/// @param to where it ends
record StackFilter(double from, double to) {
    private static final int REACH = 2;
    private static final double RADIUS = 1.5;
    private static final double THINNEST = 1;
    private static final double[][] WEIGHTS = weights();

    private static double[][] weights() {
        double[][] weights = new double[2 * REACH + 1][2 * REACH + 1];
        double end = gaussian((REACH + 1) * (REACH + 1));
        for (int y = -REACH; y <= REACH; y++) {
            for (int x = -REACH; x <= REACH; x++) {
                weights[y + REACH][x + REACH] = Math.max((gaussian(x * x + y * y) - end) / (1 - end), 0);
            }
        }
        return weights;
    }

    private static double gaussian(int square) {
        return Math.exp(-square / (RADIUS * RADIUS));
    }

    /// The filtered field.
    float[] over(float[] values, int width, int height) {
        float[] filtered = new float[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                filtered[y * width + x] = (float) mean(layers(values, width, height, x, y));
            }
        }
        return filtered;
    }

    private record Layer(float value, double weight) {}

    private static Layer[] layers(float[] values, int width, int height, int x, int y) {
        int left = Math.max(x - REACH, 0);
        int right = Math.min(x + REACH, width - 1);
        int top = Math.max(y - REACH, 0);
        int bottom = Math.min(y + REACH, height - 1);
        Layer[] layers = new Layer[(right - left + 1) * (bottom - top + 1)];
        int count = 0;
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                double weight = WEIGHTS[row - y + REACH][column - x + REACH];
                layers[count++] = new Layer(values[row * width + column], weight);
            }
        }
        Arrays.sort(layers, Comparator.comparingDouble(Layer::value));
        return layers;
    }

    private double mean(Layer[] layers) {
        double thickness = 0;
        for (Layer layer : layers) {
            thickness += layer.weight();
        }
        double start = thickness * from;
        double end = thickness * to;
        if (end - start < THINNEST) {
            double middle = (start + end) / 2;
            start = Math.min(middle - THINNEST / 2, thickness - THINNEST);
            end = start + THINNEST;
            if (start < 0) {
                start = 0;
                end = THINNEST;
            }
        }
        double below = 0;
        double sum = 0;
        double taken = 0;
        for (Layer layer : layers) {
            double overlap = Math.min(end, below + layer.weight()) - Math.max(start, below);
            if (overlap > 0) {
                sum += layer.value() * overlap;
                taken += overlap;
            }
            below += layer.weight();
        }
        return taken == 0 ? 0 : sum / taken;
    }
}
