package app.safelight.engine;

import app.safelight.diffusion.Conditioning;
import app.safelight.request.ImageSize;

/// Turns prompts into what the UNet takes: one CLIP text encoder, or two for SDXL.
public interface TextEncoder {
    /// Encodes a prompt.
    ///
    /// @param prompt text as typed
    /// @param size of the picture, which SDXL is told; others ignore it
    /// @param role what the prompt is for: an empty negative prompt is zeros for SDXL
    /// @throws EngineException if the native library fails
    Conditioning encode(String prompt, ImageSize size, Role role) throws EngineException;

    /// What the prompt is for.
    enum Role {
        PROMPT,
        NEGATIVE_PROMPT
    }
}
