package app.safelight.engine;

import app.safelight.request.PromptRules;
import app.safelight.text.ClipTokenizer;
import app.safelight.text.PromptChunks;
import app.safelight.text.PromptReader;
import app.safelight.text.PromptReading;
import app.safelight.text.Timeline;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Prompts into chunks of ids for both kinds of text encoder. Reads its vocabulary once, at the first use or ahead.
final class PromptTokenizer {
    private final FutureTask<ClipTokenizer> vocabulary = new FutureTask<>(ClipTokenizer::load);

    /// Reads the vocabulary now, if it has not been read.
    void warmUp() {
        vocabulary.run();
    }

    /// Takes a prompt apart as CLIP sees it.
    PromptReading read(String prompt, PromptRules rules, Timeline timeline) {
        return PromptReader.read(prompt, tokenizer(), rules, timeline);
    }

    /// Cuts a text into chunks, with the weights its brackets ask for; an empty one has a single, empty chunk.
    ///
    /// @param embeddings whose words are looked for
    /// @throws app.safelight.text.PromptSyntaxException if a weight is no number
    PromptTokens tokens(String text, PromptRules rules, KnownEmbeddings embeddings) {
        ClipTokenizer clip = tokenizer();
        ClipTokenizer openClip = clip.with(ClipTokenizer.Flavour.OPEN_CLIP);
        return new PromptTokens(
                PromptChunks.of(text, clip, rules, embeddings.words(clip)),
                PromptChunks.of(text, openClip, rules, embeddings.words(openClip)),
                PromptChunks.of("", clip, rules).chunks().getFirst(),
                embeddings);
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
