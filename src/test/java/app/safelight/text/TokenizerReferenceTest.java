package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Token ids against those of the original tokenizers.
@NeedsReference("tokenizer/tokens.json")
class TokenizerReferenceTest {
    private static final ClipTokenizer CLIP = ClipTokenizer.load();
    private static final ClipTokenizer OPEN_CLIP = CLIP.with(ClipTokenizer.Flavour.OPEN_CLIP);
    private static final JsonNode TEXTS =
            ReferenceFolder.json("tokenizer/tokens.json").get("texts");

    @BeforeAll
    static void saysWhatItRuns() {
        System.out.println("reference tokenizer: " + TEXTS.size() + " cases from " + ReferenceFolder.path());
    }

    @TestFactory
    Stream<DynamicTest> clipGivesTheIdsOfTransformers() {
        return cases(CLIP, "ids");
    }

    @TestFactory
    Stream<DynamicTest> openClipGivesTheIdsOfOpenClip() {
        return cases(OPEN_CLIP, "open_clip_ids");
    }

    private static Stream<DynamicTest> cases(ClipTokenizer tokenizer, String field) {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode text : TEXTS) {
            int[] ids = ints(text.has(field) ? text.get(field) : text.get("ids"));
            String given = text.get("text").asString();
            String name = text.get("group").asString() + " " + tests.size();
            tests.add(DynamicTest.dynamicTest(
                    name, () -> assertThat(tokenizer.encode(given)).as(given).containsExactly(ids)));
        }
        return tests.stream();
    }

    private static int[] ints(JsonNode list) {
        int[] values = new int[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).asInt();
        }
        return values;
    }
}
