package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Compares reading and writing of recipes with what AUTOMATIC1111 recorded.
@NeedsReference("pictures/infotext/infotext.json")
class InfotextReferenceTest {
    private static final String INDEX = "pictures/infotext/infotext.json";

    @BeforeAll
    static void skipWhereTheCopyLeavesItOut() {
        boolean missing = !Files.exists(ReferenceFolder.path().resolve(INDEX));
        assumeFalse(missing && ReferenceFolder.isCopy(), "the repository's copy has no " + INDEX);
    }

    @TestFactory
    List<DynamicTest> textsAreReadAsTheOriginalReadsThem() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String group : List.of("strings", "pictures")) {
            for (JsonNode each : ReferenceFolder.json(INDEX).path(group)) {
                tests.add(DynamicTest.dynamicTest("text " + each.path("text").asString(), () -> checkReading(each)));
            }
        }
        System.out.printf("reference infotext: %d cases from %s%n", tests.size(), ReferenceFolder.path());
        return tests;
    }

    private static void checkReading(JsonNode expected) {
        Recipe recipe = Recipe.parse(expected.path("text").asString());
        Map<String, String> settled = RecipeDefaults.settle(recipe);
        Map<String, String> parsed = new LinkedHashMap<>();
        expected.path("parsed")
                .forEachEntry((key, value) ->
                        parsed.put(key, value.isBoolean() ? (value.asBoolean() ? "True" : "False") : value.asString()));
        if (!recipe.values().containsKey("Emphasis")) {
            // a default of the form, there whenever a prompt has emphasis in it
            parsed.remove("Emphasis");
        }
        assertThat(settled).isEqualTo(parsed);

        var names = SamplerNames.resolve(
                settled.getOrDefault("Sampler", "DPM++ 2M"), settled.getOrDefault("Schedule type", "missing"));
        // the original takes its first sampler for one it does not know; here that is told to the user
        assertThat(SamplerNames.isKnown(names.sampler()) ? names.sampler() : "DPM++ 2M")
                .isEqualTo(expected.path("sampler").asString());
        assertThat(names.schedule()).isEqualTo(expected.path("scheduler").asString());
    }

    @TestFactory
    List<DynamicTest> recipesOfPicturesComeBackLetterForLetter() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode each : ReferenceFolder.json(INDEX).path("pictures")) {
            String text = each.path("text").asString();
            tests.add(DynamicTest.dynamicTest(
                    text, () -> assertThat(Recipe.parse(text).text()).isEqualTo(text)));
        }
        System.out.printf("reference infotext writing: %d cases from %s%n", tests.size(), ReferenceFolder.path());
        return tests;
    }

    @TestFactory
    List<DynamicTest> recipesInPicturesAreFound() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode each : ReferenceFolder.json(INDEX).path("pictures")) {
            var picture = ReferenceFolder.path()
                    .resolve("pictures")
                    .resolve(each.path("group").asString())
                    .resolve(each.path("picture").asString());
            if (!Files.exists(picture) && ReferenceFolder.isCopy()) {
                continue;
            }
            tests.add(DynamicTest.dynamicTest(
                    picture.toString(),
                    () -> assertThat(PictureFile.recipe(picture))
                            .contains(each.path("text").asString())));
        }
        System.out.printf("reference infotext in pictures: %d cases from %s%n", tests.size(), ReferenceFolder.path());
        return tests;
    }

    @TestFactory
    List<DynamicTest> valuesAreQuotedAsTheOriginalQuotesThem() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode each : ReferenceFolder.json(INDEX).path("quoting")) {
            String value = each.path("value").asString();
            String quoted = each.path("quoted").asString();
            tests.add(DynamicTest.dynamicTest("quoted " + quoted, () -> {
                assertThat(ParameterLine.quote(value)).isEqualTo(quoted);
                assertThat(ParameterLine.unquote(quoted))
                        .isEqualTo(each.path("unquoted").asString());
            }));
        }
        System.out.printf("reference infotext quoting: %d cases from %s%n", tests.size(), ReferenceFolder.path());
        return tests;
    }
}
