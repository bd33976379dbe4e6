package app.safelight.weights;

/// The two lines of CLIP text encoders Stable Diffusion uses.
public enum TextEncoderKind {
    /// OpenAI's CLIP ViT-L/14: quick-GELU; prompts padded with the end token.
    CLIP_L,
    /// OpenCLIP's ViT-H and ViT-bigG: exact GELU; prompts padded with zeros.
    OPEN_CLIP
}
