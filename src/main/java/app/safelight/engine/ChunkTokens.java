package app.safelight.engine;

import app.safelight.weights.Embedding;
import java.util.Arrays;
import java.util.List;

/// A chunk of a prompt as the text encoders take it: 77 ids with start and end, padded in each encoder's own way.
///
/// @param clip for CLIP; not copied
/// @param openClip for OpenCLIP; not copied
/// @param clipWords embeddings that stand among the tokens for CLIP
/// @param openClipWords embeddings that stand among the tokens for OpenCLIP
public record ChunkTokens(int[] clip, int[] openClip, List<Placed> clipWords, List<Placed> openClipWords) {
    /// Number of ids in a chunk.
    public static final int LENGTH = 77;

    /// @throws IllegalArgumentException if a length is not 77
    public ChunkTokens {
        clipWords = List.copyOf(clipWords);
        openClipWords = List.copyOf(openClipWords);
        if (clip.length != LENGTH || openClip.length != LENGTH) {
            throw new IllegalArgumentException("chunks of " + clip.length + " and " + openClip.length + " ids");
        }
    }

    /// A chunk without embeddings.
    public ChunkTokens(int[] clip, int[] openClip) {
        this(clip, openClip, List.of(), List.of());
    }

    /// An embedding in its place.
    ///
    /// @param first index of the first token it takes the place of
    public record Placed(Embedding embedding, int first) {}

    @Override
    public boolean equals(Object other) {
        return other instanceof ChunkTokens tokens
                && Arrays.equals(clip, tokens.clip)
                && Arrays.equals(openClip, tokens.openClip)
                && clipWords.equals(tokens.clipWords)
                && openClipWords.equals(tokens.openClipWords);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(clip) + Arrays.hashCode(openClip);
    }
}
