package app.safelight.engine;

import app.safelight.diffusion.Conditioning;

/// Turns prompts into what the UNet takes: one CLIP text encoder, or two for SDXL.
public interface TextEncoder {
    /// Encodes a prompt, chunk by chunk.
    ///
    /// @param size of the picture that SDXL is told; others ignore it
    /// @param role what the prompt is for: a blank negative prompt is zeros for SDXL
    Conditioning encode(PromptTokens tokens, ToldSize size, Role role);

    /// What a prompt is for.
    enum Role {
        PROMPT,
        NEGATIVE_PROMPT
    }
}
