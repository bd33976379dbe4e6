package app.safelight.text;

import app.safelight.request.EmphasisMode;
import app.safelight.request.PromptRules;
import java.util.List;

/// A prompt as chunks of 77 tokens, which are encoded one by one and put one after the other.
///
/// @param chunks at least one
/// @param tokenCount tokens up to the end of the last chunk's text, those that fill earlier chunks included
/// @param parts of the prompt in order, and where each went
public record PromptChunks(List<TokenChunk> chunks, int tokenCount, List<PlacedPart> parts) {
    /// @throws IllegalArgumentException if there is no chunk
    public PromptChunks {
        chunks = List.copyOf(chunks);
        parts = List.copyOf(parts);
        if (chunks.isEmpty()) {
            throw new IllegalArgumentException("chunks is empty");
        }
    }

    /// The chunks of a prompt.
    ///
    /// @throws PromptSyntaxException if a weight is no number
    public static PromptChunks of(String prompt, ClipTokenizer tokenizer, PromptRules rules) {
        return of(prompt, tokenizer, rules, EmbeddingWords.NONE);
    }

    /// The chunks of a prompt.
    ///
    /// @param words with vectors of their own
    /// @throws PromptSyntaxException if a weight is no number
    public static PromptChunks of(String prompt, ClipTokenizer tokenizer, PromptRules rules, EmbeddingWords words) {
        if (rules.oldEmphasis()) {
            return OldEmphasis.chunks(prompt, tokenizer, rules.emphasis(), words);
        }
        var builder = new ChunkBuilder(rules.commaBacktrack());
        for (PromptPart part : parts(prompt, rules.emphasis())) {
            builder.begin(part);
            switch (part.kind()) {
                case BREAK -> builder.close();
                case TEXT -> builder.add(tokenizer.encode(part.text()), words, part.weight());
            }
        }
        return builder.finish();
    }

    /// One part of weight 1 where brackets are text.
    private static List<PromptPart> parts(String prompt, EmphasisMode mode) {
        return mode == EmphasisMode.NONE ? List.of(PromptPart.text(prompt, 1)) : PromptAttention.parse(prompt);
    }
}
