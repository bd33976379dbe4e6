package app.safelight.weights;

import java.util.List;

/// The dimensions of an autoencoder (Rombach et al. 2022, "High-Resolution Image Synthesis with Latent Diffusion
/// Models").
///
/// @param channels at the topmost level
/// @param multipliers of the levels from the topmost down: their channels over those of the topmost
/// @param blocks residual blocks of a level of the encoder
/// @param decoderBlocks residual blocks of a level of the decoder
record AutoencoderShapes(long channels, List<Integer> multipliers, int blocks, int decoderBlocks)
        implements NetworkShapes {
    private static final long COLOURS = 3;
    private static final long LATENT = 4;

    AutoencoderShapes {
        multipliers = List.copyOf(multipliers);
    }

    @Override
    public void list(SyntheticTensors tensors) {
        encoder(tensors.under("encoder."));
        decoder(tensors.under("decoder."));
        tensors.layer("quant_conv", 2 * LATENT, 2 * LATENT, 1, 1);
        tensors.layer("post_quant_conv", LATENT, LATENT, 1, 1);
    }

    private long width(int level) {
        return channels * multipliers.get(level);
    }

    private long deepest() {
        return channels * multipliers.getLast();
    }

    private void encoder(SyntheticTensors tensors) {
        tensors.convolution("conv_in", channels, COLOURS);
        long width = channels;
        for (int level = 0; level < multipliers.size(); level++) {
            SyntheticTensors down = tensors.under("down." + level + ".");
            for (int i = 0; i < blocks; i++) {
                residual(width, width(level), down.under("block." + i + "."));
                width = width(level);
            }
            if (level < multipliers.size() - 1) {
                down.convolution("downsample.conv", width, width);
            }
        }
        middle(tensors.under("mid."));
        tensors.norm("norm_out", width);
        tensors.convolution("conv_out", 2 * LATENT, width);
    }

    private void decoder(SyntheticTensors tensors) {
        long width = deepest();
        tensors.convolution("conv_in", width, LATENT);
        middle(tensors.under("mid."));
        for (int level = multipliers.size() - 1; level >= 0; level--) {
            SyntheticTensors up = tensors.under("up." + level + ".");
            for (int i = 0; i < decoderBlocks; i++) {
                residual(width, width(level), up.under("block." + i + "."));
                width = width(level);
            }
            if (level > 0) {
                up.convolution("upsample.conv", width, width);
            }
        }
        tensors.norm("norm_out", width);
        tensors.convolution("conv_out", COLOURS, width);
    }

    private void middle(SyntheticTensors tensors) {
        long width = deepest();
        residual(width, width, tensors.under("block_1."));
        SyntheticTensors attention = tensors.under("attn_1.");
        attention.norm("norm", width);
        for (String part : List.of("q", "k", "v", "proj_out")) {
            attention.layer(part, width, width, 1, 1);
        }
        residual(width, width, tensors.under("block_2."));
    }

    private static void residual(long from, long to, SyntheticTensors tensors) {
        tensors.norm("norm1", from);
        tensors.convolution("conv1", to, from);
        tensors.norm("norm2", to);
        tensors.convolution("conv2", to, to);
        if (from != to) {
            tensors.layer("nin_shortcut", to, from, 1, 1);
        }
    }
}
