package app.safelight.weights;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;

/// Diffusers' names for the layers of a UNet whose weights have the original's: the way back from [DiffusersNames].
final class DiffusersLayers {
    private static final Map<String, String> WHOLE = Map.of(
            "input_blocks.0.0", "conv_in",
            "out.0", "conv_norm_out",
            "out.2", "conv_out",
            "time_embed.0", "time_embedding.linear_1",
            "time_embed.2", "time_embedding.linear_2",
            "label_emb.0.0", "add_embedding.linear_1",
            "label_emb.0.2", "add_embedding.linear_2");
    private static final Map<String, String> RESIDUAL = Map.of(
            "in_layers.0", "norm1",
            "in_layers.2", "conv1",
            "emb_layers.1", "time_emb_proj",
            "out_layers.0", "norm2",
            "out_layers.3", "conv2",
            "skip_connection", "conv_shortcut");

    private final NavigableSet<String> names;
    private final Map<String, String> blocks = new LinkedHashMap<>();

    /// @param names of the UNet's layers
    DiffusersLayers(NavigableSet<String> names) {
        this.names = names;
        blocks.put("middle_block.0", "mid_block.resnets.0");
        blocks.put("middle_block.1", "mid_block.attentions.0");
        blocks.put("middle_block.2", "mid_block.resnets.1");
        down();
        up();
    }

    private void down() {
        int level = 0;
        int place = 0;
        for (int block = 1; has("input_blocks." + block + "."); block++) {
            String from = "input_blocks." + block + ".";
            String to = "down_blocks." + level + ".";
            if (names.contains(from + "0.op")) {
                blocks.put(from + "0.op", to + "downsamplers.0.conv");
                level++;
                place = 0;
            } else {
                blocks.put(from + "0", to + "resnets." + place);
                blocks.put(from + "1", to + "attentions." + place++);
            }
        }
    }

    private void up() {
        int level = 0;
        int place = 0;
        for (int block = 0; has("output_blocks." + block + "."); block++) {
            String from = "output_blocks." + block + ".";
            String to = "up_blocks." + level + ".";
            blocks.put(from + "0", to + "resnets." + place);
            boolean last = names.contains(from + "1.conv") || names.contains(from + "2.conv");
            if (names.contains(from + "1.conv")) {
                blocks.put(from + "1.conv", to + "upsamplers.0.conv");
            } else {
                blocks.put(from + "1", to + "attentions." + place);
                blocks.put(from + "2.conv", to + "upsamplers.0.conv");
            }
            level += last ? 1 : 0;
            place = last ? 0 : place + 1;
        }
    }

    private boolean has(String prefix) {
        String next = names.ceiling(prefix);
        return next != null && next.startsWith(prefix);
    }

    /// Diffusers' name for a layer; the original's where there is no other.
    String of(String layer) {
        String whole = WHOLE.getOrDefault(layer, blocks.get(layer));
        if (whole != null) {
            return whole;
        }
        int end = layer.indexOf('.', layer.indexOf('.') + 1);
        if (layer.startsWith("middle_block.")) {
            return inner(layer, end);
        }
        return end < 0 ? layer : inner(layer, layer.indexOf('.', end + 1));
    }

    private String inner(String layer, int end) {
        String block = end < 0 ? null : blocks.get(layer.substring(0, end));
        if (block == null) {
            return layer;
        }
        String rest = layer.substring(end + 1);
        return block + "." + (block.contains("resnets") ? RESIDUAL.getOrDefault(rest, rest) : rest);
    }
}
