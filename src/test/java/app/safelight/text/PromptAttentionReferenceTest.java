package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Emphasis against AUTOMATIC1111's own reading.
@NeedsReference("pictures/functions/prompt_attention.json")
class PromptAttentionReferenceTest {
    private static final JsonNode CASES =
            ReferenceFolder.json("pictures/functions/prompt_attention.json").get("cases");

    @BeforeAll
    static void saysWhatItRuns() {
        System.out.println("reference prompt attention: " + CASES.size() + " cases from " + ReferenceFolder.path());
    }

    @TestFactory
    Stream<DynamicTest> everyPartHasItsTextAndWeight() {
        return CASES.valueStream()
                .map(given ->
                        DynamicTest.dynamicTest("prompt '" + given.get("text").asString() + "'", () -> check(given)));
    }

    private static void check(JsonNode given) {
        String text = given.get("text").asString();
        if (given.has("error")) {
            assertThatThrownBy(() -> PromptAttention.parse(text)).isInstanceOf(PromptSyntaxException.class);
            return;
        }
        List<PromptPart> expected = new ArrayList<>();
        for (JsonNode part : given.get("parsed")) {
            String piece = part.get(0).asString();
            double weight = part.get(1).asDouble();
            boolean closes = piece.equals("BREAK") && weight == -1;
            expected.add(new PromptPart(piece, weight, closes ? PromptPart.Kind.BREAK : PromptPart.Kind.TEXT));
        }
        assertThat(PromptAttention.parse(text)).isEqualTo(expected);
    }
}
