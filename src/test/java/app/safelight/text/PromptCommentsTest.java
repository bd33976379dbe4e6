package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromptCommentsTest {
    @Test
    void lineOfCommentGoesAsAWhole() {
        assertThat(PromptComments.strip("a\n# not this\nb")).isEqualTo("a\nb");
    }

    @Test
    void commentAfterWordsLeavesTheLineBreak() {
        assertThat(PromptComments.strip("a # not this\nb")).isEqualTo("a \nb");
    }

    @Test
    void promptWithoutCommentStaysAsItIs() {
        assertThat(PromptComments.strip("a\nb")).isEqualTo("a\nb");
    }
}
