package app.safelight.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Names and shapes of a Stable Diffusion 1 checkpoint of any number of levels and residual blocks, attention at every
/// level, filled with zeros: for tests of structure.
final class TinyModel {
    static final long WIDTH = 64;
    private static final long CHANNELS = 32;

    private final Map<String, List<Long>> shapes = new LinkedHashMap<>();

    TinyModel(int levels, int blocksPerLevel, long inChannels) {
        unet(levels, blocksPerLevel, inChannels);
        firstStage();
        text("cond_stage_model.transformer.text_model.");
    }

    Map<String, List<Long>> shapes() {
        return shapes;
    }

    void write(Path file) throws IOException {
        write(file, shapes, Map.of());
    }

    static void write(Path file, Map<String, List<Long>> shapes, Map<String, String> metadata) throws IOException {
        List<SafetensorsWriter.Tensor> tensors = new ArrayList<>();
        shapes.forEach((name, shape) -> {
            long bytes = 2 * shape.stream().reduce(1L, Math::multiplyExact);
            tensors.add(new SafetensorsWriter.Tensor(name, DType.F16, shape, channel -> zeros(channel, bytes)));
        });
        SafetensorsWriter.write(file, tensors, metadata);
    }

    private static void zeros(WritableByteChannel channel, long bytes) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
        for (long left = bytes; left > 0; left -= channel.write(chunk)) {
            chunk.clear().limit((int) Math.min(left, chunk.capacity()));
        }
    }

    private void unet(int levels, int blocksPerLevel, long inChannels) {
        String prefix = "model.diffusion_model.";
        both(prefix + "input_blocks.0.0", CHANNELS, inChannels, 3, 3);
        both(prefix + "time_embed.0", 128, CHANNELS);
        both(prefix + "time_embed.2", 128, 128);
        Deque<Long> skips = new ArrayDeque<>(List.of(CHANNELS));
        long channels = CHANNELS;
        int block = 1;
        for (int level = 0; level < levels; level++) {
            for (int i = 0; i < blocksPerLevel; i++) {
                String name = prefix + "input_blocks." + block++;
                residual(name + ".0.", channels, width(level));
                channels = width(level);
                transformer(name + ".1.", channels);
                skips.push(channels);
            }
            if (level < levels - 1) {
                both(prefix + "input_blocks." + block++ + ".0.op", channels, channels, 3, 3);
                skips.push(channels);
            }
        }
        residual(prefix + "middle_block.0.", channels, channels);
        transformer(prefix + "middle_block.1.", channels);
        residual(prefix + "middle_block.2.", channels, channels);
        block = 0;
        for (int level = levels - 1; level >= 0; level--) {
            for (int i = 0; i <= blocksPerLevel; i++) {
                String name = prefix + "output_blocks." + block++;
                residual(name + ".0.", channels + skips.pop(), width(level));
                channels = width(level);
                transformer(name + ".1.", channels);
                if (i == blocksPerLevel && level > 0) {
                    both(name + ".2.conv", channels, channels, 3, 3);
                }
            }
        }
        both(prefix + "out.0", channels);
        both(prefix + "out.2", 4, channels, 3, 3);
    }

    private static long width(int level) {
        return level == 0 ? CHANNELS : 2 * CHANNELS;
    }

    private void residual(String prefix, long in, long out) {
        both(prefix + "in_layers.0", in);
        both(prefix + "in_layers.2", out, in, 3, 3);
        both(prefix + "emb_layers.1", out, 128);
        both(prefix + "out_layers.0", out);
        both(prefix + "out_layers.3", out, out, 3, 3);
        if (in != out) {
            both(prefix + "skip_connection", out, in, 1, 1);
        }
    }

    private void transformer(String prefix, long channels) {
        both(prefix + "norm", channels);
        both(prefix + "proj_in", channels, channels, 1, 1);
        both(prefix + "proj_out", channels, channels, 1, 1);
        String block = prefix + "transformer_blocks.0.";
        for (String norm : List.of("norm1", "norm2", "norm3")) {
            both(block + norm, channels);
        }
        for (String attention : List.of("attn1.", "attn2.")) {
            long context = attention.equals("attn1.") ? channels : WIDTH;
            one(block + attention + "to_q.weight", channels, channels);
            one(block + attention + "to_k.weight", channels, context);
            one(block + attention + "to_v.weight", channels, context);
            both(block + attention + "to_out.0", channels, channels);
        }
        both(block + "ff.net.0.proj", 8 * channels, channels);
        both(block + "ff.net.2", channels, 4 * channels);
    }

    private void firstStage() {
        String prefix = "first_stage_model.";
        both(prefix + "encoder.conv_in", CHANNELS, 3, 3, 3);
        both(prefix + "decoder.conv_in", CHANNELS, 4, 3, 3);
        for (String side : List.of("encoder.", "decoder.")) {
            String levels = prefix + (side.equals("encoder.") ? "encoder.down." : "decoder.up.");
            for (int level = 0; level < 4; level++) {
                autoencoderResidual(levels + level + ".block.0.");
            }
            for (int level = 0; level < 3; level++) {
                String sampling = side.equals("encoder.") ? level + ".downsample" : level + 1 + ".upsample";
                both(levels + sampling + ".conv", CHANNELS, CHANNELS, 3, 3);
            }
            autoencoderResidual(prefix + side + "mid.block_1.");
            autoencoderResidual(prefix + side + "mid.block_2.");
            both(prefix + side + "mid.attn_1.norm", CHANNELS);
            for (String part : List.of("q", "k", "v", "proj_out")) {
                both(prefix + side + "mid.attn_1." + part, CHANNELS, CHANNELS, 1, 1);
            }
            both(prefix + side + "norm_out", CHANNELS);
        }
        both(prefix + "encoder.conv_out", 8, CHANNELS, 3, 3);
        both(prefix + "decoder.conv_out", 3, CHANNELS, 3, 3);
        both(prefix + "quant_conv", 8, 8, 1, 1);
        both(prefix + "post_quant_conv", 4, 4, 1, 1);
    }

    private void autoencoderResidual(String prefix) {
        both(prefix + "norm1", CHANNELS);
        both(prefix + "conv1", CHANNELS, CHANNELS, 3, 3);
        both(prefix + "norm2", CHANNELS);
        both(prefix + "conv2", CHANNELS, CHANNELS, 3, 3);
    }

    private void text(String prefix) {
        one(prefix + "embeddings.token_embedding.weight", 49_408, WIDTH);
        one(prefix + "embeddings.position_embedding.weight", 77, WIDTH);
        String layer = prefix + "encoder.layers.0.";
        for (String norm : List.of("layer_norm1", "layer_norm2")) {
            both(layer + norm, WIDTH);
        }
        for (String part : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
            both(layer + "self_attn." + part, WIDTH, WIDTH);
        }
        both(layer + "mlp.fc1", 4 * WIDTH, WIDTH);
        both(layer + "mlp.fc2", WIDTH, 4 * WIDTH);
        both(prefix + "final_layer_norm", WIDTH);
    }

    private void both(String name, long... shape) {
        one(name + ".weight", shape);
        one(name + ".bias", shape[0]);
    }

    private void one(String name, long... shape) {
        List<Long> sizes = new ArrayList<>();
        for (long size : shape) {
            sizes.add(size);
        }
        shapes.put(name, sizes);
    }
}
