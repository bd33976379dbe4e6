package app.safelight.engine;

import java.util.List;

/// A prompt as the text encoders take it.
///
/// @param clip for CLIP
/// @param openClip for OpenCLIP, as many chunks
/// @param blank whether the prompt has no text at all
public record PromptTokens(Chunks clip, Chunks openClip, boolean blank) {
    /// Number of ids in a chunk.
    public static final int CHUNK = 77;

    /// @throws IllegalArgumentException if the encoders have unequal numbers of chunks
    public PromptTokens {
        if (clip.ids().size() != openClip.ids().size()) {
            throw new IllegalArgumentException(
                    clip.ids().size() + " chunks for CLIP, " + openClip.ids().size() + " for OpenCLIP");
        }
    }

    /// Chunks of 77 ids with start and end, padded in the encoder's own way.
    ///
    /// @param ids of each chunk; at least one chunk
    /// @param weighting what the prompt's emphasis does to a chunk once it is encoded
    public record Chunks(List<int[]> ids, Weighting weighting) {
        /// @throws IllegalArgumentException if there is no chunk, or one of another length
        public Chunks {
            if (ids.isEmpty()) {
                throw new IllegalArgumentException("no chunk");
            }
            for (int[] chunk : ids) {
                if (chunk.length != CHUNK) {
                    throw new IllegalArgumentException("chunk of " + chunk.length + " ids");
                }
            }
            ids = List.copyOf(ids);
        }
    }

    /// Weighs an encoder's states by the emphasis of the prompt.
    @FunctionalInterface
    public interface Weighting {
        /// Changes the states of a chunk in place.
        ///
        /// @param chunk its index
        /// @param states shape (77, width)
        void weigh(int chunk, float[] states);
    }
}
