package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextRepairTest {
    private final TextRepair repair = new TextRepair();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "“a” ‘b’ | \"a\" 'b'",
                "ﬁne ＡＢＣ | fine ABC",
                "cafe\u0301 | café",
                "cafÃ© | café",
                "voilÃ le travail | voilà le travail",
                "&eacute; &EACUTE; &amp;lt; | é É <",
                "&#59; &notaname; | &#59; &notaname;",
                "a\u001b[31mb\u0007c | abc",
            })
    void typographyEncodingAndReferencesBecomePlain(String given, String expected) {
        assertThat(repair.repair(given)).isEqualTo(expected);
    }

    @Test
    void referencesStayFromTheFirstLineWithMarkupOn() {
        assertThat(repair.repair("&amp;\n<b>&amp;\n&amp;")).isEqualTo("&\n<b>&amp;\n&amp;");
    }

    @Test
    void loneSurrogatesBecomeTheReplacementCharacter() {
        assertThat(repair.repair("a\ud800b")).isEqualTo("a\ufffdb");
    }

    @Test
    void surrogatesEncodedOneByOneAreJoined() {
        assertThat(repair.repair("Ã© í\u00a0½í¸\u0080 Ã©")).isEqualTo("é 😀 é");
    }
}
