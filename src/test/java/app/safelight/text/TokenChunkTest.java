package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.PromptRules;
import org.junit.jupiter.api.Test;

class TokenChunkTest {
    private final ClipTokenizer clip = ClipTokenizer.load();

    @Test
    void openClipHasZeroesAfterTheFirstEnd() {
        TokenChunk chunk =
                PromptChunks.of("a cat", clip, PromptRules.USUAL).chunks().getFirst();
        assertThat(chunk.idsFor(ClipTokenizer.Flavour.OPEN_CLIP))
                .startsWith(ClipTokenizer.START, 320, 2368, ClipTokenizer.END, 0)
                .endsWith(0);
    }

    @Test
    void clipIsPaddedWithEnds() {
        TokenChunk chunk =
                PromptChunks.of("a cat", clip, PromptRules.USUAL).chunks().getFirst();
        assertThat(chunk.idsFor(ClipTokenizer.Flavour.CLIP)).endsWith(ClipTokenizer.END, ClipTokenizer.END);
    }

    @Test
    void otherLengthsAreRefused() {
        assertThatThrownBy(() -> new TokenChunk(new int[3], new double[77]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 and 77");
    }
}
