package app.safelight.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The words that have vectors of their own, by the tokens they are written with.
public final class EmbeddingWords {
    /// No words.
    public static final EmbeddingWords NONE = new EmbeddingWords();

    private final Map<Integer, List<Known>> byFirst = new HashMap<>();

    private record Known(int[] ids, Word word) {}

    /// A word.
    ///
    /// @param name as it is written
    /// @param vectors number of tokens it takes the place of
    public record Word(String name, int vectors) {}

    /// A word found.
    ///
    /// @param length number of tokens it is written with
    record Found(Word word, int length) {}

    private EmbeddingWords() {}

    /// Words as a tokenizer writes them. Of two written alike the later counts; of two that begin alike the longer.
    public static EmbeddingWords of(List<Word> words, ClipTokenizer tokenizer) {
        EmbeddingWords all = new EmbeddingWords();
        for (Word word : words) {
            int[] ids = tokenizer.encode(word.name());
            if (ids.length > 0) {
                all.byFirst.computeIfAbsent(ids[0], _ -> new ArrayList<>()).addFirst(new Known(ids, word));
            }
        }
        all.byFirst.values().forEach(known -> known.sort(Comparator.comparingInt(each -> -each.ids().length)));
        return all;
    }

    /// The word whose tokens begin at a place.
    @Nullable
    Found at(int[] tokens, int from) {
        for (Known known : byFirst.getOrDefault(tokens[from], List.of())) {
            int to = from + known.ids().length;
            if (to <= tokens.length && Arrays.equals(tokens, from, to, known.ids(), 0, known.ids().length)) {
                return new Found(known.word(), known.ids().length);
            }
        }
        return null;
    }
}
