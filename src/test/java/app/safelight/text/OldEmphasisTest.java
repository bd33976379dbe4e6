package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.EmphasisMode;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OldEmphasisTest {
    private static final ClipTokenizer CLIP = ClipTokenizer.load();

    private static TokenChunk chunk(String prompt, EmphasisMode mode) {
        PromptChunks chunks = PromptChunks.of(prompt, CLIP, Rules.old(mode));
        assertThat(chunks.chunks()).hasSize(1);
        return chunks.chunks().getFirst();
    }

    @Test
    void bracketsWeighWhatFollowsAndAreLeftOut() {
        TokenChunk chunk = chunk("cat (cat [cat] cat) cat", EmphasisMode.ORIGINAL);
        assertThat(chunk.ids()).startsWith(ClipTokenizer.START, 2368, 2368, 2368, 2368, 2368, ClipTokenizer.END);
        assertThat(chunk.weights()).startsWith(new double[] {1, 1, 1.1, 1, 1.1, 1, 1}, Offset.offset(1e-12));
    }

    @Test
    void tokensOfSeveralBracketsCountForEach() {
        assertThat(chunk("((cat", EmphasisMode.ORIGINAL).weights())
                .startsWith(new double[] {1, 1.1 * 1.1, 1}, Offset.offset(1e-12));
    }

    @Test
    void numbersAreText() {
        assertThat(chunk("(cat:1.4)", EmphasisMode.ORIGINAL).ids()[2]).isNotEqualTo(ClipTokenizer.END);
    }

    @Test
    void whatDoesNotFitOneChunkIsLeftOut() {
        TokenChunk chunk = chunk("cat ".repeat(100), EmphasisMode.ORIGINAL);
        assertThat(chunk.ids()[TokenChunk.CONTENT]).isEqualTo(2368);
        assertThat(chunk.ids()[TokenChunk.LENGTH - 1]).isEqualTo(ClipTokenizer.END);
    }

    @Test
    void withoutEmphasisBracketsAreText() {
        assertThat(chunk("(cat", EmphasisMode.NONE).ids())
                .startsWith(ClipTokenizer.START, CLIP.encode("(cat")[0], 2368, ClipTokenizer.END);
    }
}
