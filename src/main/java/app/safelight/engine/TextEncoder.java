package app.safelight.engine;

import java.util.List;

/// Turns chunks of prompts into states: one CLIP text encoder, or two for SDXL.
public interface TextEncoder {
    /// Encodes chunks, each for itself.
    ///
    /// @param clipSkip which of the last layers gives the states, 1 for the last; counts for SD 1 only
    /// @return the states of each chunk, in order
    /// @throws EngineException if the encoder has no such layer
    List<ChunkStates> encode(List<ChunkTokens> chunks, int clipSkip) throws EngineException;
}
