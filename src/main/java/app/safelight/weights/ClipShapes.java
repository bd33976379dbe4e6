package app.safelight.weights;

import java.util.List;

/// The dimensions of a CLIP text encoder under Hugging Face's names (Radford et al. 2021, "Learning Transferable Visual
/// Models From Natural Language Supervision").
///
/// @param tokens in the vocabulary
/// @param positions in a prompt
record ClipShapes(int tokens, int positions, long width, int layers) implements NetworkShapes {
    @Override
    public void list(SyntheticTensors tensors) {
        tensors.positions("embeddings.position_ids", positions);
        tensors.embedding("embeddings.token_embedding.weight", tokens, width);
        tensors.embedding("embeddings.position_embedding.weight", positions, width);
        for (int i = 0; i < layers; i++) {
            SyntheticTensors layer = tensors.under("encoder.layers." + i + ".");
            layer.norm("layer_norm1", width);
            for (String part : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
                layer.layer("self_attn." + part, width, width);
            }
            layer.norm("layer_norm2", width);
            layer.layer("mlp.fc1", 4 * width, width);
            layer.layer("mlp.fc2", width, 4 * width);
        }
        tensors.norm("final_layer_norm", width);
    }
}
