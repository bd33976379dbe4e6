package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// The parts of an `AND` prompt against AUTOMATIC1111's own.
@NeedsReference("pictures/functions/multicond.json")
class MulticondReferenceTest {
    private static final JsonNode CASES =
            ReferenceFolder.json("pictures/functions/multicond.json").get("cases");

    @BeforeAll
    static void saysWhatItRuns() {
        System.out.println("reference multicond: " + CASES.size() + " cases from " + ReferenceFolder.path());
    }

    @TestFactory
    Stream<DynamicTest> everyPartHasItsTextAndWeight() {
        return CASES.valueStream()
                .map(given ->
                        DynamicTest.dynamicTest("prompt '" + given.get("text").asString() + "'", () -> check(given)));
    }

    private static void check(JsonNode given) {
        String text = given.get("text").asString();
        List<SubPrompt> parts = SubPrompt.split(text);
        JsonNode expected = given.get("parts");
        assertThat(parts).hasSize(expected.size());
        for (int i = 0; i < parts.size(); i++) {
            SubPrompt part = parts.get(i);
            assertThat(part.text()).isEqualTo(expected.get(i).get(0).asString());
            assertThat(part.weight()).isEqualTo(expected.get(i).get(1).asDouble());
            assertThat(text.startsWith(part.text(), part.start())).isTrue();
        }
    }
}
