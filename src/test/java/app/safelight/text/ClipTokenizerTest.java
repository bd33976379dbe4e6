package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ClipTokenizerTest {
    private final ClipTokenizer clip = ClipTokenizer.load();
    private final ClipTokenizer openClip = clip.with(ClipTokenizer.Flavour.OPEN_CLIP);

    @Test
    void wordsBecomeTokens() {
        assertThat(clip.encode("a cat")).containsExactly(320, 2368);
    }

    @Test
    void caseAndWhiteSpaceDoNotMatter() {
        assertThat(clip.encode("  A\n\tCAT ")).containsExactly(320, 2368);
    }

    @Test
    void emptyTextHasNoTokens() {
        assertThat(clip.encode("")).isEmpty();
    }

    @Test
    void specialTokensInTheTextBecomeTheirIds() {
        assertThat(clip.encode("a <|endoftext|> b")).containsExactly(320, ClipTokenizer.END, 321);
        assertThat(openClip.encode("<start_of_text>")).containsExactly(ClipTokenizer.START);
    }

    @Test
    void unfinishedReferencesAreReadByOpenClipOnly() {
        assertThat(openClip.encode("caf&eacute")).isEqualTo(openClip.encode("café"));
        assertThat(clip.encode("caf&eacute")).isNotEqualTo(clip.encode("café"));
    }

    @Test
    void combiningIotaBelongsToNoWord() {
        assertThat(clip.encode("a \u0345 cat")).isEqualTo(clip.encode("a cat"));
    }

    @Test
    void longWordsAreNotCut() {
        assertThat(clip.encode("ab".repeat(5000))).hasSizeGreaterThan(1000);
    }

    @Test
    void vocabularyCutShortIsRefused() {
        assertThatThrownBy(() -> BytePairEncoding.read(packed("#version\ni n\n")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ends after 1 of 48894 merges");
    }

    @Test
    void vocabularyThatJoinsUnknownTokensIsRefused() {
        assertThatThrownBy(() -> BytePairEncoding.read(packed("#version\nin g\n")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not have");
    }

    private static ByteArrayInputStream packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
