package app.safelight.weights;

import java.lang.foreign.Arena;
import java.util.Map;
import java.util.Optional;

/// OpenCLIP's names for a text encoder's weights, turned into Hugging Face CLIP's.
final class OpenClipNames {
    private static final String LAYER = "transformer.resblocks.";
    private static final Map<String, String> WHOLE = Map.of(
            "token_embedding.weight", "embeddings.token_embedding.weight",
            "positional_embedding", "embeddings.position_embedding.weight",
            "ln_final.weight", "final_layer_norm.weight",
            "ln_final.bias", "final_layer_norm.bias",
            "text_projection.weight", "text_projection.weight");
    private static final Map<String, String> IN_LAYER = Map.of(
            "ln_1", "layer_norm1",
            "ln_2", "layer_norm2",
            "attn.out_proj", "self_attn.out_proj",
            "mlp.c_fc", "mlp.fc1",
            "mlp.c_proj", "mlp.fc2");

    private OpenClipNames() {}

    /// Adds a weight under its canonical name or names.
    ///
    /// @param name without the prefix of the encoder
    /// @param arena holds what has to be copied
    /// @return whether the name is one of OpenCLIP's
    static boolean add(String name, Weight weight, Arena arena, Map<String, Weight> to) {
        String whole = WHOLE.get(name);
        if (whole != null) {
            to.put(whole, weight);
            return true;
        }
        if (name.equals("text_projection")) {
            to.put("text_projection.weight", isMatrix(weight) ? WeightViews.transposed(weight, arena) : weight);
            return true;
        }
        int end = name.indexOf('.', LAYER.length());
        if (!name.startsWith(LAYER) || end < 0) {
            return false;
        }
        String layer = "encoder.layers." + name.substring(LAYER.length(), end) + ".";
        String inner = name.substring(end + 1);
        if (inner.equals("attn.in_proj_weight") || inner.equals("attn.in_proj_bias")) {
            addFused(layer, inner.substring("attn.in_proj_".length()), weight, to);
            return true;
        }
        return inLayer(inner)
                .map(canonical -> {
                    to.put(layer + canonical, weight);
                    return true;
                })
                .orElse(false);
    }

    private static Optional<String> inLayer(String inner) {
        int dot = inner.lastIndexOf('.');
        String module = dot < 0 ? null : IN_LAYER.get(inner.substring(0, dot));
        return Optional.ofNullable(module).map(known -> known + inner.substring(dot));
    }

    /// Query, key and value of an attention layer lie in one tensor, in that order along the first dimension.
    private static void addFused(String layer, String kind, Weight weight, Map<String, Weight> to) {
        boolean divides = !weight.shape().isEmpty() && weight.shape().getFirst() % 3 == 0 && weight.count() > 0;
        long rows = divides ? weight.shape().getFirst() / 3 : 0;
        int part = 0;
        for (String projection : new String[] {"q_proj.", "k_proj.", "v_proj."}) {
            Weight slice = divides ? WeightViews.rows(weight, part++ * rows, rows) : weight;
            to.put(layer + "self_attn." + projection + kind, slice);
        }
    }

    private static boolean isMatrix(Weight weight) {
        return weight.shape().size() == 2 && weight.count() > 0;
    }
}
