package app.safelight.engine;

import java.util.Arrays;

/// A chunk of a prompt as the text encoders take it: 77 ids with start and end, padded in each encoder's own way.
///
/// @param clip for CLIP; not copied
/// @param openClip for OpenCLIP; not copied
public record ChunkTokens(int[] clip, int[] openClip) {
    /// Number of ids in a chunk.
    public static final int LENGTH = 77;

    /// @throws IllegalArgumentException if a length is not 77
    public ChunkTokens {
        if (clip.length != LENGTH || openClip.length != LENGTH) {
            throw new IllegalArgumentException("chunks of " + clip.length + " and " + openClip.length + " ids");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChunkTokens tokens
                && Arrays.equals(clip, tokens.clip)
                && Arrays.equals(openClip, tokens.openClip);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(clip) + Arrays.hashCode(openClip);
    }
}
