package app.safelight;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ModelVariant;
import app.safelight.request.NamedHash;
import app.safelight.request.Provenance;
import app.safelight.request.ScheduleType;
import app.safelight.store.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// The recipes this program writes for the recorded requests against the texts AUTOMATIC1111 wrote for them: the same
/// prompts, the same parameters in the same order with the same values. Names and hashes of files are taken from the
/// recorded text; [PictureReferenceTest] looks at those.
@NeedsReference("pictures/defaults.json")
class RecordedRecipesReferenceTest {
    /// Parameters this program adds where AUTOMATIC1111 leaves them out, and why.
    private static final Map<String, String> ADDED = Map.ofEntries(
            Map.entry("ENSD", "it acts on every sampler's noise, and is told for a few only"),
            Map.entry("Eta", "told where the sampler has no such dial too"),
            Map.entry("Eta DDIM", "told where the sampler has no such dial too"),
            Map.entry("Sigma churn", "not told where the request, not the settings, asks for it"),
            Map.entry("Emphasis", "told where brackets turn out to be prompt editing too"),
            Map.entry("NGMS", "told where no step lies below it too"),
            Map.entry("Pad conds", "told where both prompts have one length too"),
            Map.entry("Discard penultimate sigma", "told where the sampler does it anyway too"),
            Map.entry("Hires upscaler", "told where the request leaves it to the program too"),
            Map.entry("Masked area padding", "told where the whole picture is painted too"),
            Map.entry("Inpaint area", "told where the mask turns out empty too"),
            Map.entry("Conditional mask weight", "told for models not made for inpainting too"),
            Map.entry("UniPC variant", "never told"),
            Map.entry("UniPC skip type", "never told"),
            Map.entry("UniPC order", "never told"),
            Map.entry("UniPC lower order final", "never told"),
            Map.entry("Old prompt editing timelines", "never told"),
            Map.entry("Old emphasis implementation", "never told"),
            Map.entry("Comma backtracking", "never told"),
            Map.entry("Old Karras sigmas", "never told"),
            Map.entry("Quantized sigmas", "never told"),
            Map.entry("Shared Brownian tree", "never told"),
            Map.entry("SDXL crop top", "never told"),
            Map.entry("SDXL crop left", "never told"),
            Map.entry("Exact steps", "never told"),
            Map.entry("Resize mode", "never told"),
            Map.entry("Colour correction", "never told"),
            Map.entry("Background colour", "never told"),
            Map.entry("Mask blur x", "never told where rows and columns differ"),
            Map.entry("Mask blur y", "never told where rows and columns differ"),
            Map.entry("Mask rounded", "never told"),
            Map.entry("Inpaint overlay", "never told"));

    private static final Map<String, Integer> added = new TreeMap<>();
    private static int texts;

    @AfterAll
    static void count() {
        IO.println("reference recipes: " + texts + " texts from " + ReferenceFolder.path()
                + " as AUTOMATIC1111 writes them; added where it is silent " + added);
    }

    @TestFactory
    List<DynamicTest> recipesAreThoseOfAutomatic1111() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (RecordedPicture recorded : RecordedPictures.find()) {
            if (NotYet.of(recorded).contains("styles")) {
                continue;
            }
            JsonNode infotexts = recorded.json().path("infotexts");
            for (int i = 0; i < infotexts.size(); i++) {
                int index = i;
                String text = infotexts.get(i).asString();
                tests.add(DynamicTest.dynamicTest(recorded + " " + i, () -> compare(recorded, index, text)));
            }
        }
        return tests;
    }

    private static void compare(RecordedPicture recorded, int index, String text) {
        Recipe theirs = Recipe.parse(text);
        GenerationRequest request = recorded.request().single(index);
        ScheduleType schedule =
                request.schedule() == ScheduleType.AUTOMATIC ? request.sampler().automatic() : request.schedule();
        Recipe ours = Recipe.parse(
                Recipe.of(request, schedule, provenance(theirs, recorded)).text());

        assertThat(ours.prompt()).isEqualTo(theirs.prompt());
        assertThat(ours.negativePrompt()).isEqualTo(theirs.negativePrompt());
        Map<String, String> shared = new LinkedHashMap<>(ours.values());
        for (String key : ADDED.keySet()) {
            if (shared.containsKey(key) && !theirs.values().containsKey(key)) {
                shared.remove(key);
                added.merge(key, 1, Integer::sum);
            }
        }
        assertThat(shared.put("Version", "v1.10.1")).startsWith("Safelight ");
        assertThat(numbered(shared)).isEqualTo(numbered(theirs.values()));
        texts++;
    }

    private static Provenance provenance(Recipe theirs, RecordedPicture recorded) {
        Map<String, String> values = theirs.values();
        ModelVariant variant = recorded.json().get("model").asString().endsWith("inpainting")
                ? ModelVariant.INPAINTING
                : ModelVariant.BASE;
        return new Provenance(
                        values.getOrDefault("Model", ""),
                        values.getOrDefault("Model hash", ""),
                        "test",
                        values.get("VAE"),
                        values.get("VAE hash"))
                .with(variant)
                .with(hashes(values.get("Lora hashes")), hashes(values.get("TI hashes")));
    }

    private static List<NamedHash> hashes(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(", "))
                        .map(each -> each.split(": "))
                        .map(each -> new NamedHash(each[0], each[1]))
                        .toList();
    }

    /// Pairs in their order, numbers without idle zeros: that program prints `7.0` where the request came through its
    /// web interface, and `7` where it came from its form.
    private static List<String> numbered(Map<String, String> values) {
        List<String> pairs = new ArrayList<>();
        values.forEach((key, value) -> pairs.add(key + ": " + value.replaceFirst("^(-?\\d+)\\.0$", "$1")));
        return pairs;
    }
}
