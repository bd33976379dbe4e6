package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptChoicesTest {
    private static final Map<String, List<String>> LISTS = Map.of(
            "flower", List.of("rose", "{red|blue} tulip"),
            "in/colours_warm", List.of("3::orange", "0::blue"),
            "loop", List.of("a __loop__"),
            "laughs", List.of("{__laugh-1__|__laugh-1__} __laugh-1__ __laugh-1__ __laugh-1__ __laugh-1__"),
            "laugh-1", List.of("ha ".repeat(9000)));

    private static String drawn(String text, long seed) {
        return PromptChoices.drawn(text, seed, 0, name -> {
            if (!LISTS.containsKey(name)) {
                throw new IllegalArgumentException("no list " + name);
            }
            return LISTS.get(name);
        });
    }

    private static Map<String, Integer> counts(String text, int draws) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int seed = 0; seed < draws; seed++) {
            counts.merge(drawn(text, seed), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void everyOptionIsDrawnAboutAsOftenAsTheOthers() {
        Map<String, Integer> counts = counts("a { red | green|} bird", 3000);
        assertThat(counts).containsOnlyKeys("a red bird", "a green bird", "a  bird");
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(900, 1100));
    }

    @Test
    void aWeightMakesAnOptionMoreLikely() {
        Map<String, Integer> counts = counts("{3::a|b|0::c}", 4000);
        assertThat(counts).containsOnlyKeys("a", "b");
        assertThat(counts.get("a")).isBetween(2850, 3150);
    }

    @Test
    void choicesHoldChoices() {
        assertThat(counts("{a|{b|c} __flower__}", 500))
                .containsOnlyKeys(
                        "a", "b rose", "c rose", "b red tulip", "b blue tulip", "c red tulip", "c blue tulip");
    }

    @Test
    void aSeedAlwaysDrawsTheSame() {
        assertThat(drawn("{a|b|c|d|e|f|g|h} __flower__ {1|2|3|4|5|6|7|8}", 7)).isEqualTo("e rose 8");
    }

    @Test
    void anotherStreamOfTheSeedDrawsForItself() {
        Map<Boolean, Integer> same = new HashMap<>();
        for (int seed = 0; seed < 200; seed++) {
            String first = PromptChoices.drawn("{a|b}", seed, 0, _ -> List.of());
            String second = PromptChoices.drawn("{a|b}", seed, 1, _ -> List.of());
            same.merge(first.equals(second), 1, Integer::sum);
        }
        assertThat(same.get(true)).isBetween(70, 130);
    }

    @Test
    void listsLieInFoldersAndHaveWeights() {
        assertThat(counts("__in/colours_warm__", 50)).containsOnlyKeys("orange");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{masterpiece}",
                "{a|b",
                "a|b}",
                "[a|b] (c:1.2) \\(d\\)",
                "{[a|b]}",
                "snake__case",
                "____",
                "__ a__",
                "a\\",
                "\\\\",
                "{}"
            })
    void whatIsNoChoiceStaysAsItIs(String text) {
        assertThat(drawn(text, 1)).isEqualTo(text);
    }

    @Test
    void aBackslashMakesSignsPlain() {
        assertThat(drawn("\\{a\\|b\\} \\__flower__ {\\||\\|}", 1)).isEqualTo("{a|b} __flower__ |");
    }

    @Test
    void aBarInSquareBracketsBelongsToThem() {
        assertThat(counts("{[a|b]|c}", 50)).containsOnlyKeys("[a|b]", "c");
    }

    @Test
    void aListThatDrawsFromItselfIsRefused() {
        assertThatThrownBy(() -> drawn("__loop__", 1))
                .isInstanceOf(PromptSyntaxException.class)
                .hasMessage("the list loop draws from itself");
    }

    @Test
    void aPromptThatGrowsWithoutEndIsRefused() {
        assertThatThrownBy(() -> drawn("__laughs__", 1)).hasMessageContaining("longer than 100000");
        assertThatThrownBy(() -> drawn("{|}".repeat(10_001), 1)).hasMessageContaining("more than 10000 choices");
        assertThatThrownBy(() -> drawn("{0::a|".repeat(100_000) + "}".repeat(100_000), 1))
                .hasMessageContaining("longer than 100000");
        assertThatThrownBy(() -> drawn("{0::a|".repeat(14_000) + "}".repeat(14_000), 1))
                .hasMessageContaining("more than 64 deep");
    }

    @Test
    void aMissingListIsNamed() {
        assertThatThrownBy(() -> drawn("__bird__", 1)).hasMessage("no list bird");
    }

    @Test
    void anyTextIsDrawnOrRefusedWithASentence() {
        SplittableRandom random = new SplittableRandom(4);
        String alphabet = "{}|[]\\_ a1:_{|}é";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(PromptChoices.drawn(text.toString(), i, 0, _ -> List.of("x")))
                    .isNotNull();
        }
    }
}
