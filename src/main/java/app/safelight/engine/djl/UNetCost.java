package app.safelight.engine.djl;

import app.safelight.engine.djl.UNetLayer.Downsample;
import app.safelight.engine.djl.UNetLayer.InputConvolution;
import app.safelight.engine.djl.UNetLayer.ResBlock;
import app.safelight.engine.djl.UNetLayer.SpatialTransformer;
import app.safelight.engine.djl.UNetLayer.Upsample;
import app.safelight.weights.Weight;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What running a UNet takes: the same way as [UNetModel] goes, with sizes in place of arrays, row after row.
///
/// @param structure of the UNet
/// @param weights by name, for their shapes
/// @param way of computing
record UNetCost(UNetStructure structure, Map<String, Weight> weights, Way way) {
    private static final int OUT_CHANNELS = 4;
    private static final int FEED_FORWARD_ROWS = 2048;

    /// A way of computing.
    ///
    /// @param room elements of a weight that are converted at once
    record Way(NumberTypes arithmetic, AttentionKernel attention, long room) {}

    /// What goes through: shape (n, channels, height, width).
    private record Extent(long n, long channels, long height, long width) {
        long elements() {
            return n * channels * height * width;
        }

        long pixels() {
            return n * height * width;
        }

        Extent channels(long other) {
            return new Extent(n, other, height, width);
        }

        Extent row() {
            return rows(1);
        }

        Extent rows(long rows) {
            return new Extent(rows, channels, height, width);
        }
    }

    /// Runs it on sizes.
    ///
    /// @param n passes that go together
    /// @param height of the latent
    /// @param width of the latent
    /// @param tokens of the prompt
    Cost of(long n, long height, long width, long tokens) {
        Walk walk = new Walk(new CostMeter(way.arithmetic()), n, tokens);
        return walk.through(
                new Extent(n, weight("input_blocks.0.0.weight").shape().get(1), height, width));
    }

    private Weight weight(String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }

    /// One run on sizes.
    private final class Walk {
        private final CostMeter meter;
        private final long n;
        private final long tokens;

        Walk(CostMeter meter, long n, long tokens) {
            this.meter = meter;
            this.n = n;
            this.tokens = tokens;
        }

        Cost through(Extent latent) {
            meter.in("time_embed");
            for (String name : List.of("time_embed.0.weight", "time_embed.2.weight")) {
                meter.works((double) n * weight(name).count());
            }
            meter.hold(meter.carried(latent.elements()));
            Deque<Extent> skips = new ArrayDeque<>();
            Extent h = latent;
            int index = 0;
            for (List<UNetLayer> block : structure.input()) {
                h = block("input_blocks." + index++, block, h);
                skips.push(h);
            }
            h = block("middle_block", structure.middle(), h);
            index = 0;
            for (List<UNetLayer> block : structure.output()) {
                Extent skip = skips.pop();
                Extent joined = new Extent(n, h.channels() + skip.channels(), skip.height(), skip.width());
                hold(joined);
                free(h);
                free(skip);
                h = block("output_blocks." + index++, block, joined);
                free(joined);
            }
            meter.in("out");
            Extent row = h.row();
            for (int i = 0; i < n; i++) {
                hold(row);
                hold(convolution(row, row.channels(OUT_CHANNELS), "out.2.weight"));
                free(row);
            }
            return meter.cost();
        }

        /// From a block's input, which is held and stays held, to its result, which is held too.
        private Extent block(String name, List<UNetLayer> layers, Extent input) {
            Extent h = input;
            for (int i = 0; i < layers.size(); i++) {
                meter.in(name);
                Extent next = rows(layers.get(i), h);
                if (i > 0) {
                    free(h);
                }
                h = next;
            }
            return h;
        }

        /// Row after row, which are then joined.
        private Extent rows(UNetLayer layer, Extent x) {
            Extent next = layer(layer, x.row());
            for (int i = 1; i < n; i++) {
                next = layer(layer, x.row());
            }
            Extent joined = next.rows(n);
            if (n > 1) {
                meter.moment(meter.carried(joined.elements()));
            }
            return joined;
        }

        /// From one row, which is held and stays held, to its result, which is held too.
        private Extent layer(UNetLayer layer, Extent x) {
            return switch (layer) {
                case InputConvolution(String[] names) -> held(convolution(x, x, names[0]));
                case Downsample(String[] names) ->
                    held(convolution(
                            x, new Extent(1, x.channels(), (x.height() + 1) / 2, (x.width() + 1) / 2), names[0]));
                case Upsample(String[] names) -> upsample(x, names);
                case ResBlock(String[] names) -> residual(x, names);
                case SpatialTransformer transformer -> transformer(x, transformer);
            };
        }

        private Extent upsample(Extent x, String[] names) {
            Extent large = new Extent(1, x.channels(), 2 * x.height(), 2 * x.width());
            hold(large);
            Extent result = convolution(large, large, names[0]);
            free(large);
            return held(result);
        }

        private Extent residual(Extent x, String[] names) {
            hold(x);
            Extent result = convolution(x, x, names[2]);
            hold(result);
            free(x);
            meter.works((double) weight(names[4]).count());
            hold(result);
            free(result);
            convolution(result, result, names[8]);
            if (names.length > 10) {
                convolution(x, result, names[10]);
            }
            return result;
        }

        private Extent transformer(Extent x, SpatialTransformer transformer) {
            hold(x);
            Extent tokensIn = projection(x, transformer.in()[2]);
            meter.moment(2 * meter.carried(tokensIn.elements()));
            free(x);
            hold(tokensIn);
            for (String[] block : transformer.blocks()) {
                meter.in(ModelUnits.unetUnit(block[0], weights.keySet()));
                transformerBlock(tokensIn, block, transformer.heads());
            }
            meter.in(ModelUnits.unetUnit(transformer.out()[0], weights.keySet()));
            hold(tokensIn);
            projection(tokensIn, transformer.out()[0]);
            hold(x);
            hold(x);
            free(x);
            free(tokensIn);
            free(tokensIn);
            return x;
        }

        /// One layer: its input is held, and so is its result in the end, which takes the input's place.
        private void transformerBlock(Extent x, String[] names, int heads) {
            long t = meter.carried(x.elements());
            long pixels = x.height() * x.width();
            long head = x.channels() / heads;
            AttentionCost.Sizes own = new AttentionCost.Sizes(1, heads, pixels, pixels, head);
            AttentionCost.Sizes prompt = new AttentionCost.Sizes(1, heads, pixels, tokens, head);
            meter.moment(4 * t + attention(own));
            for (int i = 2; i < 6; i++) {
                linear(x.pixels(), names[i]);
            }
            meter.hold(t);
            long context = 2 * meter.carried(tokens * x.channels());
            meter.moment(2 * t + context + attention(prompt));
            linear(x.pixels(), names[9]);
            linear(tokens, names[10]);
            linear(tokens, names[11]);
            linear(x.pixels(), names[12]);
            long piece = meter.carried(Math.min(x.pixels(), FEED_FORWARD_ROWS) * x.channels());
            meter.moment(t + 13 * piece);
            meter.moment(2 * t);
            linear(x.pixels(), names[16]);
            linear(x.pixels(), names[18]);
            meter.free(t);
        }

        private long attention(AttentionCost.Sizes sizes) {
            meter.works(2.0 * sizes.rows() * sizes.heads() * sizes.queries() * sizes.keys() * sizes.width());
            return AttentionCost.bytes(
                    way.attention(), sizes, way.arithmetic().carrier().bytes());
        }

        private void linear(long rows, String weight) {
            meter.works((double) rows * weight(weight).count());
        }

        /// From pixels to tokens or back, by a convolution or a linear map.
        private Extent projection(Extent x, String name) {
            Weight weight = weight(name);
            Extent result = x.channels(weight.shape().getFirst());
            if (weight.shape().size() == 4) {
                return convolution(x, x, name);
            }
            meter.works((double) x.pixels() * weight.count());
            meter.linear(x.elements(), result.elements(), weight.count(), way.room());
            return result;
        }

        /// @param size of the result, whatever its channels
        private Extent convolution(Extent x, Extent size, String name) {
            Weight weight = weight(name);
            Extent result = size.channels(weight.shape().getFirst());
            meter.works((double) result.pixels() * weight.count());
            meter.convolution(x.elements(), result.elements(), weight.count(), way.room());
            return result;
        }

        private Extent held(Extent result) {
            hold(result);
            return result;
        }

        private void hold(Extent extent) {
            meter.hold(meter.carried(extent.elements()));
        }

        private void free(Extent extent) {
            meter.free(meter.carried(extent.elements()));
        }
    }
}
