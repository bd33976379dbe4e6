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
                        DynamicTest.dynamicTest("prompt '" + given.get("text").asString() + "'", () -> {
                            List<SubPrompt> expected = given.get("parts")
                                    .valueStream()
                                    .map(part -> new SubPrompt(
                                            part.get(0).asString(), part.get(1).asDouble()))
                                    .toList();
                            assertThat(SubPrompt.split(given.get("text").asString()))
                                    .isEqualTo(expected);
                        }));
    }
}
