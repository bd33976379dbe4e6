package app.safelight.weights;

import static app.safelight.weights.StructureCheck.ANY;

/// Demands every weight of a CLIP text encoder (Radford et al. 2021, "Learning Transferable Visual Models From Natural
/// Language Supervision") of any depth and width.
final class TextEncoderCheck {
    private static final long HEAD_WIDTH = 64;
    private static final long POSITIONS = 77;
    private static final long VOCABULARY = 49_408;

    private TextEncoderCheck() {}

    static void run(StructureCheck check) {
        long width = check.size("embeddings.token_embedding.weight", 1);
        if (width == ANY) {
            width = check.size("final_layer_norm.weight", 0);
        }
        check.need("embeddings.token_embedding.weight", VOCABULARY, width);
        check.need("embeddings.position_embedding.weight", POSITIONS, width);
        if (width != ANY && width % HEAD_WIDTH != 0) {
            check.complain("width of " + width + " does not divide into heads of " + HEAD_WIDTH);
        }
        for (int i = 0; i < Math.max(1, check.count("encoder.layers.")); i++) {
            layer(check, "encoder.layers." + i + ".", width);
        }
        check.needBoth("final_layer_norm", width);
        if (check.has("text_projection.")) {
            check.need("text_projection.weight", ANY, width);
        }
    }

    private static void layer(StructureCheck check, String prefix, long width) {
        check.needBoth(prefix + "layer_norm1", width);
        check.needBoth(prefix + "layer_norm2", width);
        for (String part : new String[] {"q_proj", "k_proj", "v_proj", "out_proj"}) {
            check.needBoth(prefix + "self_attn." + part, width, width);
        }
        long inner = check.size(prefix + "mlp.fc1.weight", 0);
        check.needBoth(prefix + "mlp.fc1", inner, width);
        check.needBoth(prefix + "mlp.fc2", width, inner);
    }
}
