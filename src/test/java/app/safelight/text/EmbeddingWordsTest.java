package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.PromptRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Words with vectors of their own among the tokens of a prompt.
class EmbeddingWordsTest {
    private static final ClipTokenizer CLIP = ClipTokenizer.load();
    private static final EmbeddingWords.Word STYLE = new EmbeddingWords.Word("refstyle", 3);
    private static final EmbeddingWords.Word LONGER = new EmbeddingWords.Word("refstyle two", 1);

    private static PromptChunks chunks(String prompt) {
        return PromptChunks.of(prompt, CLIP, PromptRules.USUAL, EmbeddingWords.of(List.of(STYLE, LONGER), CLIP));
    }

    private static List<TokenChunk.Placed> words(String prompt) {
        return chunks(prompt).chunks().getFirst().words();
    }

    @Test
    void aWordTakesThePlaceOfAsManyTokensAsItHasVectors() {
        assertThat(words("a RefStyle cat")).containsExactly(new TokenChunk.Placed(STYLE, 2));
        assertThat(chunks("a refstyle cat").tokenCount()).isEqualTo(5);
    }

    @Test
    void partOfALongerWordIsNotTheWord() {
        assertThat(words("refstyles")).isEmpty();
    }

    @Test
    void theLongerOfTwoNamesIsFound() {
        assertThat(words("refstyle two")).containsExactly(new TokenChunk.Placed(LONGER, 1));
    }

    @Test
    void theEndOfAChunkDoesNotDivideAWord() {
        PromptChunks chunks = chunks("snow ".repeat(73) + "refstyle hill");
        assertThat(chunks.chunks().getFirst().words()).isEmpty();
        assertThat(chunks.chunks().get(1).words()).containsExactly(new TokenChunk.Placed(STYLE, 1));
    }

    @Test
    void aWordMovesToTheNextChunkWithWhatFollowsTheComma() {
        PromptChunks chunks = chunks("snow ".repeat(68) + ", refstyle hill hill hill hill hill");
        assertThat(chunks.chunks().getFirst().words()).isEmpty();
        assertThat(chunks.chunks().get(1).words()).containsExactly(new TokenChunk.Placed(STYLE, 1));
    }

    @Test
    void itsWeightIsThatOfEachOfItsTokens() {
        assertThat(chunks("(refstyle:1.4)").chunks().getFirst().weights()).startsWith(1, 1.4, 1.4, 1.4, 1);
    }
}
