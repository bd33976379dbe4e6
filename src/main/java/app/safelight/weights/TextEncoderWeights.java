package app.safelight.weights;

import java.util.Map;

/// The weights of one text encoder under Hugging Face CLIP's names without `text_model.`, whatever the file calls them:
/// `embeddings.token_embedding.weight`, `encoder.layers.N.self_attn.q_proj.weight`, `final_layer_norm.bias` and so on,
/// and `text_projection.weight` of shape (projection, width) where there is one.
///
/// The layers are all that the trained encoder has; Stable Diffusion 2 and XL use the last but one layer's output, so
/// the last layer's weights can be a stand-in where the file leaves them out.
public record TextEncoderWeights(TextEncoderKind kind, Map<String, Weight> weights) {
    public TextEncoderWeights {
        weights = Map.copyOf(weights);
    }
}
