package app.safelight.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A prompt as chunks of 77 tokens, which are encoded one by one and put one after the other.
///
/// @param chunks at least one
/// @param tokenCount tokens up to the end of the last chunk's text, those that fill earlier chunks included
public record PromptChunks(List<TokenChunk> chunks, int tokenCount) {
    /// How many tokens back a comma may lie for a full chunk to end there, unless asked otherwise.
    public static final int COMMA_BACKTRACK = 20;

    /// @throws IllegalArgumentException if there is no chunk
    public PromptChunks {
        chunks = List.copyOf(chunks);
        if (chunks.isEmpty()) {
            throw new IllegalArgumentException("chunks is empty");
        }
    }

    /// The chunks of a prompt with the usual comma rule.
    ///
    /// @throws PromptSyntaxException if a weight is no number
    public static PromptChunks of(String prompt, ClipTokenizer tokenizer, Emphasis emphasis) {
        return of(prompt, tokenizer, emphasis, COMMA_BACKTRACK);
    }

    /// The chunks of a prompt.
    ///
    /// @param commaBacktrack if a chunk is full and its last comma lies at most so many tokens back, the tokens
    ///     after it move to the next chunk; 0 for never
    /// @throws PromptSyntaxException if a weight is no number
    public static PromptChunks of(String prompt, ClipTokenizer tokenizer, Emphasis emphasis, int commaBacktrack) {
        var builder = new Builder(commaBacktrack);
        for (PromptPart part : emphasis.parse(prompt)) {
            if (part.kind() == PromptPart.Kind.BREAK) {
                builder.close();
            } else {
                for (int id : tokenizer.encode(part.text())) {
                    builder.add(id, part.weight());
                }
            }
        }
        return builder.finish();
    }

    /// Fills chunk after chunk.
    private static final class Builder {
        /// Id of a comma at the end of a word.
        private static final int COMMA = 267;

        private final int commaBacktrack;
        private final List<TokenChunk> chunks = new ArrayList<>();
        private final int[] ids = new int[TokenChunk.CONTENT];
        private final double[] weights = new double[TokenChunk.CONTENT];
        private int count;
        private int afterComma = -1;

        Builder(int commaBacktrack) {
            this.commaBacktrack = commaBacktrack;
        }

        void add(int id, double weight) {
            if (count < TokenChunk.CONTENT) {
                afterComma = id == COMMA ? count + 1 : afterComma;
            } else if (id == COMMA) {
                close();
            } else {
                makeRoom();
            }
            ids[count] = id;
            weights[count] = weight;
            count++;
        }

        private void makeRoom() {
            boolean moves = afterComma > 0 && count - afterComma < commaBacktrack;
            int kept = moves ? afterComma : count;
            int[] movedIds = Arrays.copyOfRange(ids, kept, count);
            double[] movedWeights = Arrays.copyOfRange(weights, kept, count);
            count = kept;
            close();
            System.arraycopy(movedIds, 0, ids, 0, movedIds.length);
            System.arraycopy(movedWeights, 0, weights, 0, movedWeights.length);
            count = movedIds.length;
        }

        void close() {
            int[] all = new int[TokenChunk.LENGTH];
            double[] factors = new double[TokenChunk.LENGTH];
            Arrays.fill(all, ClipTokenizer.END);
            Arrays.fill(factors, 1);
            all[0] = ClipTokenizer.START;
            System.arraycopy(ids, 0, all, 1, count);
            System.arraycopy(weights, 0, factors, 1, count);
            chunks.add(new TokenChunk(all, factors));
            count = 0;
            afterComma = -1;
        }

        PromptChunks finish() {
            int tokens = chunks.size() * TokenChunk.CONTENT + count;
            if (count > 0 || chunks.isEmpty()) {
                close();
            }
            return new PromptChunks(chunks, tokens);
        }
    }
}
