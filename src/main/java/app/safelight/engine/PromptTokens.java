package app.safelight.engine;

import java.util.List;

/// A prompt as the text encoders take it: chunks of 77 ids with start and end, padded in each encoder's own way.
///
/// @param clip chunks for CLIP
/// @param openClip as many chunks for OpenCLIP
/// @param blank whether the prompt has no text at all
public record PromptTokens(List<int[]> clip, List<int[]> openClip, boolean blank) {
    /// Number of ids in a chunk.
    public static final int CHUNK = 77;

    /// @throws IllegalArgumentException if there is no chunk, or one of another length
    public PromptTokens {
        clip = checked(clip);
        openClip = checked(openClip);
        if (clip.size() != openClip.size()) {
            throw new IllegalArgumentException(clip.size() + " chunks for CLIP, " + openClip.size() + " for OpenCLIP");
        }
    }

    private static List<int[]> checked(List<int[]> chunks) {
        if (chunks.isEmpty()) {
            throw new IllegalArgumentException("no chunk");
        }
        for (int[] chunk : chunks) {
            if (chunk.length != CHUNK) {
                throw new IllegalArgumentException("chunk of " + chunk.length + " ids");
            }
        }
        return List.copyOf(chunks);
    }
}
