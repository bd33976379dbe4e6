package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.safelight.request.EditingRule;
import app.safelight.request.EmphasisMode;
import app.safelight.request.PromptRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptReaderTest {
    private static final ClipTokenizer CLIP = ClipTokenizer.load();

    private static PromptReading read(String prompt) {
        return read(prompt, PromptRules.USUAL);
    }

    private static PromptReading read(String prompt, PromptRules rules) {
        return PromptReader.read(prompt, CLIP, rules, Timeline.of(6, EditingRule.DECIMAL_POINT));
    }

    private static PromptReading.Phase only(PromptReading reading) {
        assertThat(reading.branches()).hasSize(1);
        assertThat(reading.branches().getFirst().phases()).hasSize(1);
        return reading.branches().getFirst().phases().getFirst();
    }

    @Test
    void piecesHaveTheirWeightAndPlace() {
        PromptReading reading = read("a (red:1.5) barn");
        assertThat(only(reading).pieces())
                .extracting(PromptReading.Piece::text, PromptReading.Piece::weight, PromptReading.Piece::source)
                .containsExactly(
                        tuple("a ", 1.0, List.of(new CharRange(0, 2))),
                        tuple("red", 1.5, List.of(new CharRange(3, 6))),
                        tuple(" barn", 1.0, List.of(new CharRange(11, 16))));
        assertThat(reading.notes()).isEmpty();
        assertThat(reading.problem()).isNull();
    }

    @Test
    void placesAreThoseOfThePromptAsWritten() {
        PromptReading reading = read("# my barn\na hill AND (x:1.2) # and more\n, [[a|b]:(y):0.5]");
        PromptReading.Phase second = reading.branches().get(1).phases().getLast();
        assertThat(second.text()).isEqualTo(" (x:1.2) \n, (y)");
        assertThat(second.pieces())
                .extracting(PromptReading.Piece::text, PromptReading.Piece::source)
                .contains(tuple("x", List.of(new CharRange(22, 23))), tuple("y", List.of(new CharRange(50, 51))));
    }

    @Test
    void phasesSayFromWhichCallTheyApply() {
        assertThat(read("[a:b:0.5]").branches().getFirst().phases())
                .extracting(PromptReading.Phase::firstCall, PromptReading.Phase::lastCall, PromptReading.Phase::text)
                .containsExactly(tuple(1, 4, "a"), tuple(5, 6, "b"));
    }

    @Test
    void branchesHaveTheirWeight() {
        assertThat(read("a AND b :0.4").branches())
                .extracting(PromptReading.Branch::weight)
                .containsExactly(1.0, 0.4);
    }

    @Test
    void piecesSayWhichChunkTheyAreIn() {
        assertThat(only(read("a BREAK (b:2)")).pieces())
                .filteredOn(piece -> !piece.text().isEmpty())
                .extracting(PromptReading.Piece::text, PromptReading.Piece::firstChunk, PromptReading.Piece::lastChunk)
                .containsExactly(tuple("a", 0, 0), tuple("BREAK", 0, 0), tuple("b", 1, 1));
        assertThat(only(read("barn, ".repeat(60))).pieces())
                .extracting(PromptReading.Piece::firstChunk, PromptReading.Piece::lastChunk)
                .containsExactly(tuple(0, 1));
    }

    @Test
    void phasesSayHowFullTheirChunksAre() {
        PromptReading.Phase phase = only(read("cat ".repeat(80)));
        assertThat(phase.tokens()).isEqualTo(80);
        assertThat(phase.room()).isEqualTo(150);
    }

    @Test
    void bracketsWithoutAPartnerAreNoted() {
        assertThat(read("a (red [barn").notes())
                .containsExactly(
                        new BracketNote(2, BracketNote.Meaning.STRONGER_TO_THE_END),
                        new BracketNote(7, BracketNote.Meaning.WEAKER_TO_THE_END));
        assertThat(read("a) b] c:1.2)").notes())
                .containsExactly(
                        new BracketNote(1, BracketNote.Meaning.TEXT),
                        new BracketNote(4, BracketNote.Meaning.TEXT),
                        new BracketNote(11, BracketNote.Meaning.TEXT));
    }

    @Test
    void whatSwitchesEditingOffIsNoted() {
        assertThat(read("a | [b:c:2]").notes()).containsExactly(new BracketNote(2, BracketNote.Meaning.NO_EDITING));
    }

    @Test
    void weightThatIsNoNumberIsNotedWithItsPlace() {
        PromptReading reading = read("a hill\n(a:1.2.3)");
        assertThat(reading.notes()).containsExactly(new BracketNote(10, BracketNote.Meaning.NO_NUMBER));
        assertThat(reading.problem()).contains("\"1.2.3\"").contains("not a number");
        assertThat(only(reading).pieces()).isEmpty();
    }

    @Test
    void withoutEmphasisThePromptIsOnePiece() {
        assertThat(only(read("a (b:1.2.3)", Rules.of(EmphasisMode.NONE, 20))).pieces())
                .extracting(PromptReading.Piece::text, PromptReading.Piece::weight, PromptReading.Piece::source)
                .containsExactly(tuple("a (b:1.2.3)", 1.0, List.of(new CharRange(0, 11))));
    }
}
