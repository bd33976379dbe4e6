package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.request.EditingRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Prompt editing against AUTOMATIC1111's own schedules.
@NeedsReference("pictures/functions/prompt_schedules.json")
class PromptScheduleReferenceTest {
    private static final List<JsonNode> CASES = ReferenceFolder.json("pictures/functions/prompt_schedules.json")
            .get("cases")
            .valueStream()
            .filter(PromptScheduleReferenceTest::isJudged)
            .toList();

    @BeforeAll
    static void saysWhatItRuns() {
        System.out.println("reference prompt schedules: " + CASES.size() + " cases from " + ReferenceFolder.path());
    }

    /// Where the original has two outcomes but only one was seen, nothing is known.
    private static boolean isJudged(JsonNode given) {
        return !given.has("ambiguous") || given.has("also_seen");
    }

    @TestFactory
    Stream<DynamicTest> everySpanHasItsEndAndText() {
        return CASES.stream()
                .map(given ->
                        DynamicTest.dynamicTest("prompt '" + given.get("text").asString() + "'", () -> check(given)));
    }

    private static void check(JsonNode given) {
        List<List<PromptEditing.Span>> accepted = new ArrayList<>();
        accepted.add(spans(given.get("schedule")));
        if (given.has("also_seen")) {
            given.get("also_seen").forEach(other -> accepted.add(spans(other)));
        }
        assertThat(accepted).contains(PromptEditing.schedule(given.get("text").asString(), timeline(given)));
    }

    private static Timeline timeline(JsonNode given) {
        int steps = given.get("steps").asInt();
        if (given.has("old")) {
            return Timeline.of(steps, EditingRule.BELOW_ONE);
        }
        return given.has("hires_steps")
                ? Timeline.secondPass(steps, given.get("hires_steps").asInt(), EditingRule.DECIMAL_POINT)
                : Timeline.of(steps, EditingRule.DECIMAL_POINT);
    }

    private static List<PromptEditing.Span> spans(JsonNode schedule) {
        return schedule.valueStream()
                .map(span ->
                        new PromptEditing.Span(span.get(0).asInt(), span.get(1).asString()))
                .toList();
    }
}
