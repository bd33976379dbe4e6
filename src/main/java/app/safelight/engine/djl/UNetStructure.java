package app.safelight.engine.djl;

import app.safelight.request.ModelFamily;
import app.safelight.weights.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The layers of a UNet as its weights' names and shapes tell them (Rombach et al. 2022, after Dhariwal and Nichol
/// 2021, "Diffusion Models Beat GANs on Image Synthesis").
///
/// @param modelChannels width of the first level
/// @param input blocks on the way down, each of which leaves a skip connection
/// @param middle the block at the lowest level
/// @param output blocks on the way up, each of which takes a skip connection
/// @param labelled whether there is a label embedding, which takes SDXL's pooled vector
record UNetStructure(
        int modelChannels,
        List<List<UNetLayer>> input,
        List<UNetLayer> middle,
        List<List<UNetLayer>> output,
        boolean labelled) {

    private static final int SD1_HEADS = 8;
    private static final int HEAD_WIDTH = 64;

    static UNetStructure of(ModelFamily family, Map<String, Weight> weights) {
        Reader reader = new Reader(family, weights);
        return new UNetStructure(
                Math.toIntExact(weight(weights, "time_embed.0.weight").shape().get(1)),
                reader.blocks("input_blocks"),
                reader.layers("middle_block"),
                reader.blocks("output_blocks"),
                weights.containsKey("label_emb.0.0.weight"));
    }

    private static Weight weight(Map<String, Weight> weights, String name) {
        Weight weight = weights.get(name);
        if (weight == null) {
            throw new IllegalStateException("no weight " + name + " in the UNet");
        }
        return weight;
    }

    private record Reader(ModelFamily family, Map<String, Weight> weights) {
        List<List<UNetLayer>> blocks(String prefix) {
            List<List<UNetLayer>> blocks = new ArrayList<>();
            for (int i = 0; ; i++) {
                List<UNetLayer> layers = layers(prefix + "." + i);
                if (layers.isEmpty()) {
                    return blocks;
                }
                blocks.add(layers);
            }
        }

        List<UNetLayer> layers(String prefix) {
            List<UNetLayer> layers = new ArrayList<>();
            for (int i = 0; ; i++) {
                String name = prefix + "." + i;
                if (has(name + ".in_layers.0.weight")) {
                    layers.add(UNetLayer.ResBlock.at(name, this::has));
                } else if (has(name + ".proj_in.weight")) {
                    layers.add(UNetLayer.SpatialTransformer.at(name, heads(name), this::has));
                } else if (has(name + ".op.weight")) {
                    layers.add(new UNetLayer.Downsample(name));
                } else if (has(name + ".conv.weight")) {
                    layers.add(new UNetLayer.Upsample(name));
                } else if (has(name + ".weight")) {
                    layers.add(new UNetLayer.InputConvolution(name));
                } else {
                    return layers;
                }
            }
        }

        /// Shapes do not tell heads from their width: SD 1 has eight heads at every level, the others heads 64 wide.
        private int heads(String transformer) {
            long width =
                    weight(weights, transformer + ".proj_in.weight").shape().getFirst();
            return family == ModelFamily.SD1 ? SD1_HEADS : Math.toIntExact(width / HEAD_WIDTH);
        }

        private boolean has(String name) {
            return weights.containsKey(name);
        }
    }
}
