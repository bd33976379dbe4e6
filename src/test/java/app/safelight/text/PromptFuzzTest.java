package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.EditingRule;
import app.safelight.request.PromptRules;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Prompts nobody would write: whatever a reader takes of one must add up to the prompt again, and only a weight that
/// is no number may be refused.
@Timeout(300)
class PromptFuzzTest {
    private static final int PROMPTS = 200_000;
    private static final int READ_WHOLE = 10_000;
    private static final int STEPS = 7;
    private static final String[] WORDS = {
        "(",
        ")",
        "[",
        "]",
        "(",
        ")",
        "[",
        "]",
        ":",
        "|",
        "\\",
        "#",
        "\n",
        " ",
        ",",
        ".",
        "+",
        "-",
        "1",
        "0.5",
        ":1.3)",
        ":0.4]",
        ":2]",
        ": 3 ]",
        ":.)",
        ":1.2.3)",
        ":1e3]",
        "AND",
        " AND ",
        "BREAK",
        " BREAK ",
        "a",
        "red barn",
        "_",
        "é",
        "猫",
        "😀",
        "\ud83d",
        "\ude00",
        "\u0663",
        "\u00a0",
        "\u2028",
        "\u0345",
        "\ufeff",
        "\0",
        "\r",
        "\t",
        "{",
        "}",
        "<lora:x:1>",
        "<|endoftext|>",
        "&amp;"
    };
    private static final Pattern EMPHASIS_SYNTAX =
            Pattern.compile("(?U)(?:[()\\[\\]\\\\\\s\\x1c-\\x1f]|:[\\s\\x1c-\\x1f]*[-+]?[\\d.]+[\\s\\x1c-\\x1f]*\\))*");
    private static final Pattern EDITING_SYNTAX = Pattern.compile("(?U)(?:[\\[\\]:|]|[-+.eE0-9]|\\s)*");
    private static final Pattern AND_SYNTAX =
            Pattern.compile("(?U)(?:[\\s\\x1c-\\x1f]*(?::\\s*[-+]?[\\d.]+\\s*)?(?:AND)?)*");

    private static void forEachPrompt(int count, Consumer<String> check) {
        var random = new SplittableRandom(20_261);
        for (int i = 0; i < count; i++) {
            var prompt = new StringBuilder();
            int words = random.nextInt(random.nextInt(4) == 0 ? 60 : 14);
            for (int word = 0; word < words; word++) {
                prompt.append(WORDS[random.nextInt(WORDS.length)]);
            }
            check.accept(prompt.toString());
        }
    }

    @Test
    void emphasisTakesNothingAndAddsNothing() {
        forEachPrompt(PROMPTS, prompt -> {
            PromptAttention.Parsed parsed;
            try {
                parsed = PromptAttention.read(prompt);
            } catch (PromptSyntaxException e) {
                assertThat(e).hasMessageContaining("is not a number");
                assertThat(prompt.substring(e.position())).containsPattern("^[-+]?[\\p{Nd}.]+");
                return;
            }
            List<CharRange> all = new ArrayList<>();
            for (int i = 0; i < parsed.parts().size(); i++) {
                assertThat(joined(prompt, parsed.sources().get(i)))
                        .isEqualTo(parsed.parts().get(i).text());
                all.addAll(parsed.sources().get(i));
            }
            assertBetween(prompt, all, EMPHASIS_SYNTAX);
        });
    }

    @Test
    void editingTakesNothingAndAddsNothing() {
        forEachPrompt(PROMPTS, prompt -> {
            PromptEditing.Parsed parsed = PromptEditing.parse(prompt);
            List<CharRange> all = new ArrayList<>();
            collect(parsed.tree(), all);
            assertBetween(prompt, all, EDITING_SYNTAX);
            EditingRule rule = prompt.length() % 2 == 0 ? EditingRule.DECIMAL_POINT : EditingRule.BELOW_ONE;
            List<PromptEditing.Span> spans = PromptEditing.schedule(prompt, Timeline.of(STEPS, rule));
            assertThat(spans.getLast().lastStep()).isEqualTo(STEPS);
        });
    }

    @Test
    void subPromptsTakeNothingAndAddNothing() {
        forEachPrompt(PROMPTS, prompt -> {
            List<CharRange> all = new ArrayList<>();
            for (SubPrompt part : SubPrompt.split(prompt)) {
                assertThat(prompt.startsWith(part.text(), part.start())).isTrue();
                all.add(new CharRange(part.start(), part.start() + part.text().length()));
            }
            assertBetween(prompt, all, AND_SYNTAX);
        });
    }

    @Test
    void commentsGoAndNothingElse() {
        forEachPrompt(PROMPTS, prompt -> {
            String plain = PromptComments.strip(prompt);
            assertThat(plain).doesNotContain("#");
            if (prompt.indexOf('#') < 0) {
                assertThat(plain).isEqualTo(prompt);
            }
        });
    }

    @Test
    void whatIsShownStandsWhereItSays() {
        ClipTokenizer clip = ClipTokenizer.load();
        forEachPrompt(READ_WHOLE, prompt -> {
            PromptReading reading =
                    PromptReader.read(prompt, clip, PromptRules.USUAL, Timeline.of(STEPS, EditingRule.DECIMAL_POINT));
            for (PromptReading.Branch branch : reading.branches()) {
                assertThat(branch.phases().getFirst().firstCall()).isEqualTo(1);
                assertThat(branch.phases().getLast().lastCall()).isEqualTo(STEPS);
                for (PromptReading.Phase phase : branch.phases()) {
                    for (PromptReading.Piece piece : phase.pieces()) {
                        // a line break may stand for a comment
                        assertThat(joined(prompt, piece.source()).replace('#', '\n'))
                                .isEqualTo(piece.text());
                    }
                }
            }
        });
    }

    private static String joined(String prompt, List<CharRange> ranges) {
        var text = new StringBuilder();
        ranges.forEach(range -> text.append(prompt, range.from(), range.to()));
        return text.toString();
    }

    /// Ranges follow one another, and all that stands between them is syntax.
    private static void assertBetween(String prompt, List<CharRange> ranges, Pattern syntax) {
        int at = 0;
        for (CharRange range : ranges) {
            assertThat(range.from()).as(prompt).isGreaterThanOrEqualTo(at);
            assertThat(prompt.substring(at, range.from())).as(prompt).matches(syntax);
            at = range.to();
        }
        assertThat(prompt.substring(at)).as(prompt).matches(syntax);
    }

    private static void collect(PromptNode node, List<CharRange> all) {
        switch (node) {
            case PromptNode.Fixed fixed -> {
                if (fixed.range().to() > fixed.range().from()) {
                    all.add(fixed.range());
                }
            }
            case PromptNode.Sequence sequence -> sequence.parts().forEach(part -> collect(part, all));
            case PromptNode.Edited edited -> {
                collect(edited.before(), all);
                collect(edited.after(), all);
            }
            case PromptNode.Alternating alternating -> alternating.options().forEach(option -> collect(option, all));
        }
    }
}
