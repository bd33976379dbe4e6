package app.safelight.engine.djl;

import app.safelight.diffusion.Latent;
import java.util.List;
import java.util.function.Function;

/// Gathers planes from tiles that overlap, each blended into its neighbours by a weight that falls off to its edges.
///
/// @param tiles that the work is cut into
/// @param factor pixels of the planes for each of the latent
/// @param planes number of them
record TiledPlanes(Tiles tiles, int factor, int planes) {
    /// Makes a tile.
    @FunctionalInterface
    interface TileMaker {
        /// The planes of a tile.
        ///
        /// @param top row of the latent that the tile begins in
        /// @param left column of the latent that the tile begins in
        /// @param size a latent of the tile's size
        float[] planes(int top, int left, Latent size);
    }

    /// Makes every tile of a latent and blends them.
    float[] gather(Latent latent, Function<Latent, float[]> maker) {
        return gather(latent, (_, _, tile) -> maker.apply(tile));
    }

    /// Makes every tile of a latent and blends them.
    float[] gather(Latent latent, TileMaker maker) {
        int height = latent.height() * factor;
        int width = latent.width() * factor;
        float[] sum = new float[planes * height * width];
        float[] weights = new float[height * width];
        int tileHeight = Math.toIntExact(tiles.height());
        int tileWidth = Math.toIntExact(tiles.width());
        List<Long> tops = Tiles.starts(latent.height(), tileHeight, tiles.overlap());
        List<Long> lefts = Tiles.starts(latent.width(), tileWidth, tiles.overlap());
        for (long top : tops) {
            for (long left : lefts) {
                int y = Math.toIntExact(top);
                int x = Math.toIntExact(left);
                float[] part = cut(latent.values(), latent.height(), latent.width(), y, x, tileHeight, tileWidth);
                Latent tile = new Latent(latent.channels(), tileHeight, tileWidth, part);
                lay(maker.planes(y, x, tile), y * factor, x * factor, new Canvas(sum, weights, height, width));
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= weights[i % weights.length];
        }
        return sum;
    }

    private record Canvas(float[] sum, float[] weights, int height, int width) {}

    private void lay(float[] part, int top, int left, Canvas canvas) {
        int height = Math.toIntExact(tiles.height() * factor);
        int width = Math.toIntExact(tiles.width() * factor);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float weight = ramp(y, height) * ramp(x, width);
                int at = (top + y) * canvas.width + left + x;
                canvas.weights[at] += weight;
                for (int plane = 0; plane < planes; plane++) {
                    canvas.sum[plane * canvas.height * canvas.width + at] +=
                            weight * part[(plane * height + y) * width + x];
                }
            }
        }
    }

    /// From nearly 0 at a tile's edge to 1 where it is its own.
    private float ramp(int at, int side) {
        float overlap = Math.max(1, tiles.overlap() * factor);
        return Math.min(1, Math.min(at + 0.5f, side - at - 0.5f) / overlap);
    }

    /// A part of planes.
    static float[] cut(float[] values, int height, int width, int top, int left, int rows, int columns) {
        int count = values.length / (height * width);
        float[] part = new float[count * rows * columns];
        for (int plane = 0; plane < count; plane++) {
            for (int y = 0; y < rows; y++) {
                int from = (plane * height + top + y) * width + left;
                System.arraycopy(values, from, part, (plane * rows + y) * columns, columns);
            }
        }
        return part;
    }
}
