package app.safelight.weights;

/// The dimensions of an OpenCLIP text encoder under its own names (Cherti et al. 2022, "Reproducible Scaling Laws for
/// Contrastive Language-Image Learning").
///
/// @param tokens in the vocabulary
/// @param positions in a prompt
record OpenClipShapes(int tokens, int positions, long width, int layers) implements NetworkShapes {
    /// Logarithm of 100, where training leaves it.
    private static final float LOGIT_SCALE = 4.6052f;

    @Override
    public void list(SyntheticTensors tensors) {
        tensors.embedding("positional_embedding", positions, width);
        tensors.weight("text_projection", width, width);
        tensors.constant("logit_scale", LOGIT_SCALE);
        for (int i = 0; i < layers; i++) {
            SyntheticTensors layer = tensors.under("transformer.resblocks." + i + ".");
            layer.norm("ln_1", width);
            layer.weight("attn.in_proj_weight", 3 * width, width);
            layer.bias("attn.in_proj_bias", 3 * width);
            layer.layer("attn.out_proj", width, width);
            layer.norm("ln_2", width);
            layer.layer("mlp.c_fc", 4 * width, width);
            layer.layer("mlp.c_proj", width, 4 * width);
        }
        tensors.embedding("token_embedding.weight", tokens, width);
        tensors.norm("ln_final", width);
    }
}
