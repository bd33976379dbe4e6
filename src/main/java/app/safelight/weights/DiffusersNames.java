package app.safelight.weights;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Diffusers' names for the weights of a UNet and an autoencoder, turned into the original's.
///
/// Diffusers counts levels, and residual blocks within a level; the original counts the blocks of the UNet through.
/// How many there are is read from the names.
final class DiffusersNames {
    private static final Map<String, String> UNET = Map.of(
            "conv_in", "input_blocks.0.0",
            "conv_norm_out", "out.0",
            "conv_out", "out.2",
            "time_embedding.linear_1", "time_embed.0",
            "time_embedding.linear_2", "time_embed.2",
            "add_embedding.linear_1", "label_emb.0.0",
            "add_embedding.linear_2", "label_emb.0.2",
            "mid_block.resnets.0", "middle_block.0",
            "mid_block.attentions.0", "middle_block.1",
            "mid_block.resnets.1", "middle_block.2");
    private static final Map<String, String> RESIDUAL = Map.of(
            "norm1.", "in_layers.0.",
            "conv1.", "in_layers.2.",
            "time_emb_proj.", "emb_layers.1.",
            "norm2.", "out_layers.0.",
            "conv2.", "out_layers.3.",
            "conv_shortcut.", "skip_connection.");

    private final Map<String, Weight> weights;
    private final NavigableSet<String> names;

    private DiffusersNames(Map<String, Weight> weights) {
        this.weights = weights;
        names = new TreeSet<>(weights.keySet());
    }

    /// The UNet's weights under the original's names; those not known keep theirs.
    static Map<String, Weight> unet(Map<String, Weight> weights) {
        DiffusersNames names = new DiffusersNames(weights);
        Map<String, String> prefixes = new LinkedHashMap<>();
        UNET.forEach((from, to) -> prefixes.put(from + ".", to + "."));
        int block = 1;
        for (int level = 0; names.has("down_blocks." + level + "."); level++) {
            String from = "down_blocks." + level + ".";
            block = names.level(from, "input_blocks.", block, prefixes);
            if (names.has(from + "downsamplers.0.conv.")) {
                prefixes.put(from + "downsamplers.0.conv.", "input_blocks." + block++ + ".0.op.");
            }
        }
        block = 0;
        for (int level = 0; names.has("up_blocks." + level + "."); level++) {
            String from = "up_blocks." + level + ".";
            block = names.level(from, "output_blocks.", block, prefixes);
            if (names.has(from + "upsamplers.0.conv.")) {
                int last = block - 1;
                int place = prefixes.containsValue("output_blocks." + last + ".1.") ? 2 : 1;
                prefixes.put(from + "upsamplers.0.conv.", "output_blocks." + last + "." + place + ".conv.");
            }
        }
        return names.renamed(prefixes, RESIDUAL);
    }

    /// The autoencoder's weights under the original's names, its middle attention under diffusers'.
    static Map<String, Weight> autoencoder(Map<String, Weight> weights) {
        DiffusersNames names = new DiffusersNames(weights);
        Map<String, String> prefixes = new LinkedHashMap<>();
        for (String side : new String[] {"encoder.", "decoder."}) {
            prefixes.put(side + "conv_norm_out.", side + "norm_out.");
            prefixes.put(side + "mid_block.resnets.0.", side + "mid.block_1.");
            prefixes.put(side + "mid_block.attentions.0.", side + "mid.attn_1.");
            prefixes.put(side + "mid_block.resnets.1.", side + "mid.block_2.");
        }
        for (int level = 0; names.has("encoder.down_blocks." + level + "."); level++) {
            String from = "encoder.down_blocks." + level + ".";
            String to = "encoder.down." + level + ".";
            names.residuals(from, to, prefixes);
            prefixes.put(from + "downsamplers.0.conv.", to + "downsample.conv.");
        }
        int levels = 0;
        while (names.has("decoder.up_blocks." + levels + ".")) {
            levels++;
        }
        for (int level = 0; level < levels; level++) {
            String from = "decoder.up_blocks." + level + ".";
            String to = "decoder.up." + (levels - 1 - level) + ".";
            names.residuals(from, to, prefixes);
            prefixes.put(from + "upsamplers.0.conv.", to + "upsample.conv.");
        }
        return names.renamed(prefixes, Map.of("conv_shortcut.", "nin_shortcut."));
    }

    /// Residual blocks and attentions of one level, which take one block each.
    private int level(String from, String to, int first, Map<String, String> prefixes) {
        int block = first;
        for (int i = 0; has(from + "resnets." + i + "."); i++) {
            prefixes.put(from + "resnets." + i + ".", to + block + ".0.");
            if (has(from + "attentions." + i + ".")) {
                prefixes.put(from + "attentions." + i + ".", to + block + ".1.");
            }
            block++;
        }
        return block;
    }

    private void residuals(String from, String to, Map<String, String> prefixes) {
        for (int i = 0; has(from + "resnets." + i + "."); i++) {
            prefixes.put(from + "resnets." + i + ".", to + "block." + i + ".");
        }
    }

    /// @param prefixes of names, by their replacement
    /// @param inner replaced behind the prefix of a residual block
    private Map<String, Weight> renamed(Map<String, String> prefixes, Map<String, String> inner) {
        Map<String, Weight> renamed = new LinkedHashMap<>();
        weights.forEach((name, weight) -> {
            String canonical = name;
            for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
                String prefix = prefixes.get(name.substring(0, dot + 1));
                if (prefix != null) {
                    canonical = prefix + inner(name.substring(0, dot), name.substring(dot + 1), inner);
                    break;
                }
            }
            renamed.put(canonical, weight);
        });
        return renamed;
    }

    private static String inner(String module, String rest, Map<String, String> inner) {
        if (!module.contains("resnets.")) {
            return rest;
        }
        int end = rest.indexOf('.') + 1;
        return inner.getOrDefault(rest.substring(0, end), rest.substring(0, end)) + rest.substring(end);
    }

    private boolean has(String prefix) {
        String next = names.ceiling(prefix);
        return next != null && next.startsWith(prefix);
    }
}
