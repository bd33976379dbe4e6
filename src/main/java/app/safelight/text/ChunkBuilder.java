package app.safelight.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills chunk after chunk with the tokens of a prompt's parts.
final class ChunkBuilder {
    /// Id of a comma at the end of a word.
    private static final int COMMA = 267;

    private final int commaBacktrack;
    private final List<TokenChunk> chunks = new ArrayList<>();
    private final List<PromptPart> parts = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();
    private final int[] ids = new int[TokenChunk.CONTENT];
    private final double[] weights = new double[TokenChunk.CONTENT];
    private final int[] owners = new int[TokenChunk.CONTENT];
    private final EmbeddingWords.@Nullable Word[] words = new EmbeddingWords.Word[TokenChunk.CONTENT];
    private int count;
    private int afterComma = -1;

    /// @param commaBacktrack if a chunk is full and its last comma lies at most so many tokens back, the tokens after
    ///     it move to the next chunk; 0 for never
    ChunkBuilder(int commaBacktrack) {
        this.commaBacktrack = commaBacktrack;
    }

    /// The tokens that follow are this part's.
    void begin(PromptPart part) {
        parts.add(part);
        places.add(new int[0]);
    }

    /// Adds tokens, those of words with vectors of their own as so many tokens as there are vectors.
    void add(int[] tokens, EmbeddingWords known, double weight) {
        for (int i = 0; i < tokens.length; ) {
            EmbeddingWords.Found found = known.at(tokens, i);
            if (found == null) {
                add(tokens[i++], weight);
            } else {
                add(found.word(), weight);
                i += found.length();
            }
        }
    }

    /// Adds a word with vectors of its own, which no chunk's end divides.
    void add(EmbeddingWords.Word word, double weight) {
        if (count == TokenChunk.CONTENT) {
            makeRoom();
        }
        if (count + word.vectors() > TokenChunk.CONTENT) {
            close();
        }
        int first = count;
        for (int i = 0; i < word.vectors(); i++) {
            add(0, weight);
        }
        words[first] = word;
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
        owners[count] = parts.size() - 1;
        words[count] = null;
        count++;
    }

    private void makeRoom() {
        boolean moves = afterComma > 0 && count - afterComma < commaBacktrack;
        int kept = moves ? afterComma : count;
        int[] movedIds = Arrays.copyOfRange(ids, kept, count);
        double[] movedWeights = Arrays.copyOfRange(weights, kept, count);
        int[] movedOwners = Arrays.copyOfRange(owners, kept, count);
        EmbeddingWords.@Nullable Word[] movedWords = Arrays.copyOfRange(words, kept, count);
        count = kept;
        close();
        System.arraycopy(movedIds, 0, ids, 0, movedIds.length);
        System.arraycopy(movedWeights, 0, weights, 0, movedWeights.length);
        System.arraycopy(movedOwners, 0, owners, 0, movedOwners.length);
        System.arraycopy(movedWords, 0, words, 0, movedWords.length);
        count = movedIds.length;
    }

    /// Ends a chunk; one without tokens is a chunk too.
    void close() {
        int[] all = new int[TokenChunk.LENGTH];
        double[] factors = new double[TokenChunk.LENGTH];
        Arrays.fill(all, ClipTokenizer.END);
        Arrays.fill(factors, 1);
        all[0] = ClipTokenizer.START;
        System.arraycopy(ids, 0, all, 1, count);
        System.arraycopy(weights, 0, factors, 1, count);
        List<TokenChunk.Placed> placed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            place(owners[i], chunks.size());
            EmbeddingWords.Word word = words[i];
            if (word != null) {
                placed.add(new TokenChunk.Placed(word, i + 1));
            }
        }
        chunks.add(new TokenChunk(all, factors, placed));
        count = 0;
        afterComma = -1;
    }

    private void place(int part, int chunk) {
        int[] place = places.get(part);
        places.set(part, new int[] {place.length == 0 ? chunk : place[0], chunk});
    }

    PromptChunks finish() {
        int tokens = chunks.size() * TokenChunk.CONTENT + count;
        if (count > 0 || chunks.isEmpty()) {
            close();
        }
        List<PlacedPart> placed = new ArrayList<>();
        int reached = 0;
        for (int i = 0; i < parts.size(); i++) {
            int[] place = places.get(i);
            boolean empty = place.length == 0;
            placed.add(new PlacedPart(parts.get(i), empty ? reached : place[0], empty ? reached : place[1]));
            reached = placed.getLast().lastChunk();
        }
        return new PromptChunks(chunks, tokens, placed);
    }
}
