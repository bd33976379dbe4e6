package app.safelight.engine;

import app.safelight.text.ClipTokenizer;
import app.safelight.text.EmbeddingWords;
import app.safelight.text.TokenChunk;
import app.safelight.weights.Embedding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The embeddings that prompts can name.
final class KnownEmbeddings {
    /// None.
    static final KnownEmbeddings NONE = new KnownEmbeddings(List.of());

    private final Map<String, Embedding> byName = new LinkedHashMap<>();

    /// @param embeddings of two of one name the first counts
    KnownEmbeddings(List<Embedding> embeddings) {
        embeddings.forEach(each -> byName.putIfAbsent(each.name(), each));
    }

    /// Their words as a tokenizer writes them.
    EmbeddingWords words(ClipTokenizer tokenizer) {
        return byName.isEmpty()
                ? EmbeddingWords.NONE
                : EmbeddingWords.of(
                        byName.values().stream()
                                .map(each -> new EmbeddingWords.Word(each.name(), each.vectors()))
                                .toList(),
                        tokenizer);
    }

    /// Those in a chunk, in their places.
    List<ChunkTokens.Placed> placed(TokenChunk chunk) {
        return chunk.words().stream()
                .map(word -> new ChunkTokens.Placed(of(word.word()), word.first()))
                .toList();
    }

    private Embedding of(EmbeddingWords.Word word) {
        Embedding embedding = byName.get(word.name());
        if (embedding == null) {
            throw new IllegalStateException("no embedding " + word.name());
        }
        return embedding;
    }
}
