package app.safelight.weights;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The dimensions of a UNet (Rombach et al. 2022, "High-Resolution Image Synthesis with Latent Diffusion Models"; for
/// the label embedding Podell et al. 2023, "SDXL").
///
/// @param inputs channels of the latent, with mask and masked picture where it takes them
/// @param channels at the topmost level
/// @param levels from the topmost down
/// @param blocks residual blocks of a level on the way down; one more on the way up
/// @param middleDepth transformer layers in the middle block
/// @param context width of the text encoders' output
/// @param label width of the vector beside the time step; 0 for none
/// @param projection how transformers are entered and left
record UnetShapes(
        long inputs,
        long channels,
        List<Level> levels,
        int blocks,
        int middleDepth,
        long context,
        long label,
        Projection projection)
        implements NetworkShapes {
    private static final long LATENT = 4;

    UnetShapes {
        levels = List.copyOf(levels);
    }

    /// A level of the UNet.
    ///
    /// @param multiplier its channels over those of the topmost level
    /// @param depth transformer layers after each residual block; 0 for none
    record Level(int multiplier, int depth) {}

    /// How transformers are entered and left.
    enum Projection {
        CONVOLUTION,
        LINEAR
    }

    @Override
    public void list(SyntheticTensors tensors) {
        tensors.convolution("input_blocks.0.0", channels, inputs);
        embedding("time_embed.", channels, tensors);
        if (label > 0) {
            embedding("label_emb.0.", label, tensors);
        }
        Deque<Long> skips = down(tensors);
        long width = skips.getFirst();
        residual(width, width, tensors.under("middle_block.0."));
        transformer(width, middleDepth, tensors.under("middle_block.1."));
        residual(width, width, tensors.under("middle_block.2."));
        up(skips, tensors);
        tensors.norm("out.0", channels);
        tensors.convolution("out.2", LATENT, channels);
    }

    private long embedding() {
        return 4 * channels;
    }

    private void embedding(String name, long from, SyntheticTensors tensors) {
        tensors.layer(name + "0", embedding(), from);
        tensors.layer(name + "2", embedding(), embedding());
    }

    /// Returns the widths of what is handed across, the last on top.
    private Deque<Long> down(SyntheticTensors tensors) {
        Deque<Long> skips = new ArrayDeque<>(List.of(channels));
        for (int number = 0; number < levels.size(); number++) {
            Level level = levels.get(number);
            long width = channels * level.multiplier;
            for (int i = 0; i < blocks; i++) {
                SyntheticTensors block = tensors.under("input_blocks." + skips.size() + ".");
                residual(skips.getFirst(), width, block.under("0."));
                transformer(width, level.depth, block.under("1."));
                skips.push(width);
            }
            if (number < levels.size() - 1) {
                tensors.convolution("input_blocks." + skips.size() + ".0.op", width, width);
                skips.push(width);
            }
        }
        return skips;
    }

    private void up(Deque<Long> skips, SyntheticTensors tensors) {
        long width = skips.getFirst();
        int next = 0;
        for (int number = levels.size() - 1; number >= 0; number--) {
            Level level = levels.get(number);
            for (int i = 0; i <= blocks; i++) {
                SyntheticTensors block = tensors.under("output_blocks." + next++ + ".");
                residual(width + skips.pop(), channels * level.multiplier, block.under("0."));
                width = channels * level.multiplier;
                transformer(width, level.depth, block.under("1."));
                if (i == blocks && number > 0) {
                    block.convolution((level.depth > 0 ? "2" : "1") + ".conv", width, width);
                }
            }
        }
    }

    private void residual(long from, long to, SyntheticTensors tensors) {
        tensors.norm("in_layers.0", from);
        tensors.convolution("in_layers.2", to, from);
        tensors.layer("emb_layers.1", to, embedding());
        tensors.norm("out_layers.0", to);
        tensors.convolution("out_layers.3", to, to);
        if (from != to) {
            tensors.layer("skip_connection", to, from, 1, 1);
        }
    }

    private void transformer(long width, int depth, SyntheticTensors tensors) {
        if (depth == 0) {
            return;
        }
        tensors.norm("norm", width);
        projection("proj_in", width, tensors);
        for (int i = 0; i < depth; i++) {
            SyntheticTensors layer = tensors.under("transformer_blocks." + i + ".");
            attention(width, width, layer.under("attn1."));
            layer.layer("ff.net.0.proj", 8 * width, width);
            layer.layer("ff.net.2", width, 4 * width);
            attention(width, context, layer.under("attn2."));
            layer.norm("norm1", width);
            layer.norm("norm2", width);
            layer.norm("norm3", width);
        }
        projection("proj_out", width, tensors);
    }

    private void projection(String name, long width, SyntheticTensors tensors) {
        switch (projection) {
            case CONVOLUTION -> tensors.layer(name, width, width, 1, 1);
            case LINEAR -> tensors.layer(name, width, width);
        }
    }

    private static void attention(long width, long from, SyntheticTensors tensors) {
        tensors.weight("to_q.weight", width, width);
        tensors.weight("to_k.weight", width, from);
        tensors.weight("to_v.weight", width, from);
        tensors.layer("to_out.0", width, width);
    }
}
