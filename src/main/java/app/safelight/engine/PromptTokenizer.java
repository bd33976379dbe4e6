package app.safelight.engine;

import app.safelight.text.ClipTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Prompts into chunks of ids for both kinds of text encoder. Reads its vocabulary once, at the first use or ahead.
final class PromptTokenizer {
    private static final int TOKENS = PromptTokens.CHUNK - 2;

    private final FutureTask<ClipTokenizer> vocabulary = new FutureTask<>(ClipTokenizer::load);

    /// Reads the vocabulary now, if it has not been read.
    void warmUp() {
        vocabulary.run();
    }

    /// Cuts a prompt into chunks; a blank one has a single, empty chunk.
    PromptTokens tokens(String prompt) {
        ClipTokenizer clip = tokenizer();
        ClipTokenizer openClip = clip.with(ClipTokenizer.Flavour.OPEN_CLIP);
        List<int[]> first = chunks(clip.encode(prompt), ClipTokenizer.END);
        List<int[]> second = chunks(openClip.encode(prompt), 0);
        int count = Math.max(first.size(), second.size());
        return new PromptTokens(filled(first, count, ClipTokenizer.END), filled(second, count, 0), prompt.isBlank());
    }

    private static List<int[]> chunks(int[] ids, int padding) {
        List<int[]> chunks = new ArrayList<>();
        for (int from = 0; from < ids.length || chunks.isEmpty(); from += TOKENS) {
            chunks.add(chunk(Arrays.copyOfRange(ids, from, Math.min(ids.length, from + TOKENS)), padding));
        }
        return chunks;
    }

    private static int[] chunk(int[] ids, int padding) {
        int[] chunk = new int[PromptTokens.CHUNK];
        Arrays.fill(chunk, padding);
        chunk[0] = ClipTokenizer.START;
        System.arraycopy(ids, 0, chunk, 1, ids.length);
        chunk[ids.length + 1] = ClipTokenizer.END;
        return chunk;
    }

    private static List<int[]> filled(List<int[]> chunks, int count, int padding) {
        List<int[]> all = new ArrayList<>(chunks);
        while (all.size() < count) {
            all.add(chunk(new int[0], padding));
        }
        return all;
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
