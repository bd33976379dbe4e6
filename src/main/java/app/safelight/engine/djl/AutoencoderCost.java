package app.safelight.engine.djl;

import app.safelight.weights.Weight;
import java.util.Map;
import java.util.Objects;

/// What running an autoencoder on one picture takes: the same way as [VaeDecoder] and [VaeEncoder] go, with sizes in
/// place of arrays.
///
/// @param weights by name, for their shapes
/// @param way of computing
record AutoencoderCost(Map<String, Weight> weights, UNetCost.Way way) {
    /// Elements from which on a map is gone over in strips.
    private static final long LARGE = 1L << 24;

    private static final int STRIPS = 16;
    private static final int FEWEST_ROWS = 16;

    /// What goes through: shape (1, channels, height, width).
    private record Extent(long channels, long height, long width) {
        long elements() {
            return channels * height * width;
        }

        Extent channels(long other) {
            return new Extent(other, height, width);
        }

        Extent rows(long rows) {
            return new Extent(channels, Math.min(rows, height), width);
        }

        boolean large() {
            return elements() >= LARGE;
        }
    }

    /// Decoding a latent.
    ///
    /// @param height of the latent
    /// @param width of the latent
    Cost decoding(long height, long width) {
        Walk walk = new Walk("decoder");
        Extent h = new Extent(outputs("decoder.conv_in"), height, width);
        walk.hold(h);
        h = walk.middle("decoder.mid", h);
        for (int level = levels("decoder.up") - 1; level >= 0; level--) {
            String prefix = "decoder.up." + level;
            h = walk.level(prefix, h);
            if (has(prefix + ".upsample.conv")) {
                h = walk.upsample(prefix + ".upsample.conv", h);
            }
        }
        walk.normConvolution("decoder.conv_out", h);
        return walk.meter.cost();
    }

    /// Encoding a picture.
    ///
    /// @param height of the picture
    /// @param width of the picture
    Cost encoding(long height, long width) {
        Walk walk = new Walk("encoder");
        Extent picture = new Extent(3, height, width);
        walk.hold(picture);
        Extent h = walk.convolution("encoder.conv_in", picture, picture);
        walk.hold(h);
        walk.free(picture);
        int levels = levels("encoder.down");
        for (int level = 0; level < levels; level++) {
            String prefix = "encoder.down." + level;
            h = walk.level(prefix, h);
            if (has(prefix + ".downsample.conv")) {
                h = walk.downsample(prefix + ".downsample.conv", h);
            }
        }
        h = walk.middle("encoder.mid", h);
        walk.normConvolution("encoder.conv_out", h);
        return walk.meter.cost();
    }

    private boolean has(String layer) {
        return weights.containsKey(layer + ".weight");
    }

    private Weight weight(String layer) {
        return Objects.requireNonNull(weights.get(layer + ".weight"), layer);
    }

    private long outputs(String layer) {
        return weight(layer).shape().getFirst();
    }

    private int levels(String prefix) {
        int levels = 0;
        while (has(prefix + "." + levels + ".block.0.conv1")) {
            levels++;
        }
        return levels;
    }

    private static long strip(long height) {
        return Math.max(FEWEST_ROWS, height / STRIPS);
    }

    /// One run on sizes. Each step's input is held when it begins and is freed in the end, when its result is held.
    private final class Walk {
        private final CostMeter meter = new CostMeter(way.arithmetic());

        Walk(String unit) {
            meter.in(unit);
        }

        Extent middle(String prefix, Extent x) {
            return residual(prefix + ".block_2", attention(prefix + ".attn_1", residual(prefix + ".block_1", x)));
        }

        Extent level(String prefix, Extent x) {
            Extent h = x;
            for (int i = 0; has(prefix + ".block." + i + ".conv1"); i++) {
                h = residual(prefix + ".block." + i, h);
                if (has(prefix + ".attn." + i + ".q")) {
                    h = attention(prefix + ".attn." + i, h);
                }
            }
            return h;
        }

        private Extent residual(String block, Extent x) {
            Extent first = normConvolution(block + ".conv1", x);
            hold(first);
            Extent second = normConvolution(block + ".conv2", first);
            hold(second);
            free(first);
            if (has(block + ".nin_shortcut")) {
                Extent part = x.large() ? x.rows(strip(x.height())) : x;
                convolution(block + ".nin_shortcut", part, part);
                works(block + ".nin_shortcut", x.rows(x.height() - part.height()));
            }
            free(x);
            return second;
        }

        private Extent attention(String block, Extent x) {
            long bytes = meter.carried(x.elements());
            long pixels = x.height() * x.width();
            AttentionCost.Sizes sizes = new AttentionCost.Sizes(1, 1, pixels, pixels, x.channels());
            meter.moment(4 * bytes
                    + AttentionCost.bytes(
                            way.attention(), sizes, way.arithmetic().carrier().bytes()));
            meter.works(2.0 * pixels * pixels * x.channels());
            for (String layer : new String[] {".q", ".k", ".v", ".proj_out"}) {
                works(block + layer, x);
            }
            return x;
        }

        /// Enlargement by two and a convolution.
        Extent upsample(String layer, Extent x) {
            Extent large = new Extent(x.channels(), 2 * x.height(), 2 * x.width());
            Extent result = large.channels(outputs(layer));
            if (large.large()) {
                hold(result);
                strips(layer, large, 2 * strip(x.height()));
            } else {
                hold(large);
                convolution(layer, large, large);
                free(large);
                hold(result);
            }
            free(x);
            return result;
        }

        Extent downsample(String layer, Extent x) {
            hold(x);
            Extent result = convolution(layer, x, new Extent(x.channels(), x.height() / 2, x.width() / 2));
            free(x);
            hold(result);
            free(x);
            return result;
        }

        /// Norm, activation and convolution; the input stays held, the result is not held yet.
        Extent normConvolution(String layer, Extent x) {
            Extent result = x.channels(outputs(layer));
            if (x.large()) {
                meter.moment(x.elements() * Float.BYTES / 8);
                hold(result);
                strips(layer, x, strip(x.height()));
                free(result);
                return result;
            }
            hold(x);
            convolution(layer, x, x);
            free(x);
            return result;
        }

        /// A convolution strip by strip into a result that is held.
        private void strips(String layer, Extent x, long rows) {
            Extent part = x.rows(rows + 2);
            long bytes = part.elements() * Float.BYTES;
            meter.hold(bytes);
            convolution(layer, part, part);
            meter.free(bytes);
            works(layer, x.rows(x.height() - part.height()));
        }

        /// @param size of the result, whatever its channels
        Extent convolution(String layer, Extent x, Extent size) {
            Weight weight = weight(layer);
            Extent result = size.channels(outputs(layer));
            works(layer, size);
            meter.convolution(x.elements(), result.elements(), weight.count(), way.room());
            return result;
        }

        private void works(String layer, Extent size) {
            meter.works((double) weight(layer).count() * size.height() * size.width());
        }

        void hold(Extent extent) {
            meter.hold(meter.carried(extent.elements()));
        }

        void free(Extent extent) {
            meter.free(meter.carried(extent.elements()));
        }
    }
}
