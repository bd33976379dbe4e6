package app.safelight.engine;

import app.safelight.text.ClipTokenizer;
import app.safelight.text.Emphasis;
import app.safelight.text.PromptChunks;
import app.safelight.text.PromptComments;
import app.safelight.text.TokenChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Prompts into chunks of ids for both kinds of text encoder. Reads its vocabulary once, at the first use or ahead.
final class PromptTokenizer {
    private static final Emphasis EMPHASIS = Emphasis.ORIGINAL;

    private final FutureTask<ClipTokenizer> vocabulary = new FutureTask<>(ClipTokenizer::load);

    /// Reads the vocabulary now, if it has not been read.
    void warmUp() {
        vocabulary.run();
    }

    /// Counts the tokens CLIP sees in a prompt.
    ///
    /// @throws app.safelight.text.PromptSyntaxException if a weight is no number
    PromptMeter.Reading measure(String prompt) {
        PromptChunks chunks = PromptChunks.of(PromptComments.strip(prompt), tokenizer(), EMPHASIS);
        return new PromptMeter.Reading(chunks.tokenCount(), chunks.chunks().size() * TokenChunk.CONTENT, null);
    }

    /// Cuts a prompt into chunks, with the weights its brackets ask for; a blank one has a single, empty chunk.
    ///
    /// @throws app.safelight.text.PromptSyntaxException if a weight is no number
    PromptTokens tokens(String prompt) {
        ClipTokenizer clip = tokenizer();
        String text = PromptComments.strip(prompt);
        PromptChunks first = PromptChunks.of(text, clip, EMPHASIS);
        PromptChunks second = PromptChunks.of(text, clip.with(ClipTokenizer.Flavour.OPEN_CLIP), EMPHASIS);
        int count = Math.max(first.chunks().size(), second.chunks().size());
        PromptChunks empty = PromptChunks.of("", clip, EMPHASIS);
        return new PromptTokens(
                chunks(first, count, empty, ClipTokenizer.Flavour.CLIP),
                chunks(second, count, empty, ClipTokenizer.Flavour.OPEN_CLIP),
                text.isBlank());
    }

    /// @param count number of chunks, which the tokenizers can see differently: the shorter is filled with empty ones
    private static PromptTokens.Chunks chunks(
            PromptChunks prompt, int count, PromptChunks empty, ClipTokenizer.Flavour flavour) {
        List<TokenChunk> chunks = new ArrayList<>(prompt.chunks());
        while (chunks.size() < count) {
            chunks.addAll(empty.chunks());
        }
        return new PromptTokens.Chunks(
                chunks.stream().map(chunk -> chunk.idsFor(flavour)).toList(),
                (chunk, states) -> EMPHASIS.apply(states, chunks.get(chunk).weights()));
    }

    private ClipTokenizer tokenizer() {
        vocabulary.run();
        try {
            return vocabulary.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the vocabulary", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the vocabulary could not be read", e.getCause());
        }
    }
}
