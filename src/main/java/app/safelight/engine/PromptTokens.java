package app.safelight.engine;

import app.safelight.text.ClipTokenizer;
import app.safelight.text.PromptChunks;
import app.safelight.text.TokenChunk;
import app.safelight.weights.Embedding;
import app.safelight.weights.TextEncoderKind;
import java.util.List;

/// A text in chunks, for both lines of text encoders. They clean text differently, so their chunks can differ in
/// number.
///
/// @param clip for CLIP
/// @param openClip for OpenCLIP
/// @param empty what stands where one has no chunk any more
/// @param embeddings whose words were looked for
record PromptTokens(PromptChunks clip, PromptChunks openClip, TokenChunk empty, KnownEmbeddings embeddings) {
    /// Number of chunks.
    int count() {
        return Math.max(clip.chunks().size(), openClip.chunks().size());
    }

    /// The ids of a chunk; those of the empty one past the end.
    ChunkTokens chunk(int index) {
        return new ChunkTokens(
                at(clip, index).idsFor(ClipTokenizer.Flavour.CLIP),
                at(openClip, index).idsFor(ClipTokenizer.Flavour.OPEN_CLIP),
                embeddings.placed(at(clip, index)),
                embeddings.placed(at(openClip, index)));
    }

    /// The embeddings in a chunk, in order.
    List<Embedding> embeddings(int index) {
        return embeddings.placed(at(clip, index)).stream()
                .map(ChunkTokens.Placed::embedding)
                .toList();
    }

    /// The weights of a chunk's 77 tokens.
    double[] weights(int index, TextEncoderKind encoder) {
        return switch (encoder) {
            case CLIP_L -> at(clip, index).weights();
            case OPEN_CLIP -> at(openClip, index).weights();
        };
    }

    private TokenChunk at(PromptChunks chunks, int index) {
        return index < chunks.chunks().size() ? chunks.chunks().get(index) : empty;
    }
}
