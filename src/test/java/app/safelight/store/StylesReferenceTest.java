package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Reads, applies, finds and writes styles as AUTOMATIC1111 did.
@NeedsReference({"pictures/functions/styles.json"})
class StylesReferenceTest {
    private static final Path FOLDER = ReferenceFolder.path().resolve("pictures/functions");

    @TestFactory
    Stream<DynamicTest> doesAsAutomatic1111() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode file :
                ReferenceFolder.json("pictures/functions/styles.json").path("cases")) {
            String name = file.path("file").asString();
            tests.add(DynamicTest.dynamicTest("reads " + name, () -> reads(file)));
            tests.add(DynamicTest.dynamicTest("writes " + name, () -> writes(file)));
            for (JsonNode use : file.path("applied")) {
                String label = name + " " + use.path("styles") + " on " + use.path("prompt");
                tests.add(DynamicTest.dynamicTest("applies " + label, () -> applies(file, use)));
            }
        }
        System.out.println("reference styles: " + tests.size() + " cases from " + ReferenceFolder.path());
        return tests.stream();
    }

    private static Styles styles(JsonNode file) throws StoreException {
        return Styles.read(FOLDER.resolve(file.path("file").asString()));
    }

    private static void reads(JsonNode file) throws StoreException {
        List<Style> expected = StreamSupport.stream(file.path("styles").spliterator(), false)
                .map(style -> new Style(
                        style.path("name").asString(),
                        style.path("prompt").asString(""),
                        style.path("negative_prompt").asString("")))
                .toList();
        assertThat(styles(file).styles()).containsExactlyElementsOf(expected);
    }

    private static void writes(JsonNode file) throws Exception {
        Path written = FOLDER.resolve(file.path("written_back").asString());
        assertThat(styles(file).text()).isEqualTo(Files.readString(written));
    }

    private static void applies(JsonNode file, JsonNode use) throws StoreException {
        Styles styles = styles(file);
        Style.Prompts plain = new Style.Prompts(
                use.path("prompt").asString(), use.path("negative_prompt").asString());
        Style.Prompts styled = styles.applied(plain, strings(use.path("styles")));
        assertThat(styled)
                .isEqualTo(new Style.Prompts(
                        use.path("result_prompt").asString(),
                        use.path("result_negative").asString()));
        JsonNode back = use.path("extracted_back");
        assertThat(styles.found(styled))
                .isEqualTo(new Styles.Found(
                        strings(back.get(0)),
                        new Style.Prompts(back.get(1).asString(), back.get(2).asString())));
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
