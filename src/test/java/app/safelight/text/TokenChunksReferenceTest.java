package app.safelight.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.request.EmphasisMode;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Chunks and their weights against AUTOMATIC1111's own.
@NeedsReference("pictures/functions/tokens.json")
class TokenChunksReferenceTest {
    private static final ClipTokenizer CLIP = ClipTokenizer.load();
    private static final ClipTokenizer OPEN_CLIP = CLIP.with(ClipTokenizer.Flavour.OPEN_CLIP);
    private static final JsonNode CASES =
            ReferenceFolder.json("pictures/functions/tokens.json").get("cases");

    @BeforeAll
    static void saysWhatItRuns() {
        System.out.println("reference token chunks: " + CASES.size() + " cases from " + ReferenceFolder.path());
    }

    @TestFactory
    Stream<DynamicTest> everyChunkHasItsTokensAndWeights() {
        return CASES.valueStream()
                .map(given -> DynamicTest.dynamicTest(
                        given.get("tokenizer").asString() + " "
                                + given.get("text").asString(),
                        () -> check(given)));
    }

    private static void check(JsonNode given) {
        boolean literal =
                given.has("emphasis") && given.get("emphasis").asString().equals("None");
        PromptChunks chunks = PromptChunks.of(
                given.get("text").asString(),
                given.get("tokenizer").asString().equals("clip") ? CLIP : OPEN_CLIP,
                Rules.of(
                        literal ? EmphasisMode.NONE : EmphasisMode.ORIGINAL,
                        given.get("comma_padding_backtrack").asInt()));
        assertThat(chunks.tokenCount()).isEqualTo(given.get("token_count").asInt());
        JsonNode expected = given.get("chunks");
        assertThat(chunks.chunks()).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            TokenChunk chunk = chunks.chunks().get(i);
            assertThat(chunk.ids())
                    .containsExactly(expected.get(i)
                            .get("tokens")
                            .valueStream()
                            .mapToInt(JsonNode::asInt)
                            .toArray());
            assertThat(chunk.weights())
                    .containsExactly(expected.get(i)
                            .get("multipliers")
                            .valueStream()
                            .mapToDouble(JsonNode::asDouble)
                            .toArray());
        }
    }
}
