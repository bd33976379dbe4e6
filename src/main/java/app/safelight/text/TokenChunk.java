package app.safelight.text;

import java.util.Arrays;
import java.util.List;

/// What a text encoder takes at once: start token, 75 tokens, end token, with a weight for each.
///
/// @param ids 77 token ids, padded with [ClipTokenizer#END]; not copied
/// @param weights 77 weights, 1 for start, end and padding; not copied
/// @param words with vectors of their own, in order; the ids where they stand mean nothing
public record TokenChunk(int[] ids, double[] weights, List<Placed> words) {
    /// Tokens of the prompt in a chunk.
    public static final int CONTENT = 75;

    /// Tokens of a chunk, start and end included.
    public static final int LENGTH = CONTENT + 2;

    /// @throws IllegalArgumentException if a length is not 77
    public TokenChunk {
        words = List.copyOf(words);
        if (ids.length != LENGTH || weights.length != LENGTH) {
            throw new IllegalArgumentException(
                    "ids and weights have " + ids.length + " and " + weights.length + " values, not " + LENGTH);
        }
    }

    /// A word in its place.
    ///
    /// @param first index of its first token
    public record Placed(EmbeddingWords.Word word, int first) {}

    /// A chunk without words that have vectors of their own.
    public TokenChunk(int[] ids, double[] weights) {
        this(ids, weights, List.of());
    }

    /// The ids as the encoder of that flavour wants them: OpenCLIP has 0 after the first end token.
    public int[] idsFor(ClipTokenizer.Flavour flavour) {
        int[] padded = ids.clone();
        if (flavour == ClipTokenizer.Flavour.OPEN_CLIP) {
            int end = 0;
            while (padded[end] != ClipTokenizer.END) {
                end++;
            }
            Arrays.fill(padded, end + 1, LENGTH, 0);
        }
        return padded;
    }
}
