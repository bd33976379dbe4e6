package app.safelight.weights;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.request.ModelStage;
import app.safelight.request.ModelVariant;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Opens every model the reference folder names.
@NeedsReference("models/index.json")
class CheckpointReferenceTest {
    private static final JsonNode FILES =
            ReferenceFolder.json("models/index.json").get("files");

    static List<String> described() {
        return names(false);
    }

    static List<String> copies() {
        return names(true);
    }

    private static List<String> names(boolean copies) {
        return FILES.properties().stream()
                .filter(file -> file.getValue().has("same_weights_as") == copies)
                .map(Map.Entry::getKey)
                .filter(name -> !ReferenceFolder.isCopy() || hasBoth(name))
                .toList();
    }

    @Test
    void theFolderHasModels() {
        System.out.printf(
                "reference checkpoints: %d cases from %s%n",
                described().size() + copies().size(), ReferenceFolder.path());
        assertThat(described()).isNotEmpty();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("described")
    void aModelIsWhatTheIndexSays(String name) throws ModelFormatException, IOException {
        JsonNode wanted = FILES.get(name);
        try (Checkpoint checkpoint = Checkpoint.open(ReferenceFolder.model(bare(name)))) {
            ModelDescription description = checkpoint.description();
            assertThat(description.family().name().toLowerCase(Locale.ROOT))
                    .isEqualTo(wanted.get("family").asString());
            assertThat(description.prediction().name().toLowerCase(Locale.ROOT))
                    .isEqualTo(wanted.get("prediction").asString());
            assertThat(description.variant())
                    .isEqualTo(
                            wanted.get("unet").get("in_channels").asInt() == 9
                                    ? ModelVariant.INPAINTING
                                    : ModelVariant.BASE);
            assertThat(description.stages()).containsOnlyKeys(ModelStage.values());
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("copies")
    void aCopyInAnotherLayoutHoldsTheSameWeights(String name) throws ModelFormatException, IOException {
        String original = FILES.get(name).get("same_weights_as").asString();
        try (Checkpoint copy = Checkpoint.open(ReferenceFolder.model(bare(name)));
                Checkpoint wanted = Checkpoint.open(ReferenceFolder.model(original))) {
            assertThat(copy.description().family())
                    .isEqualTo(wanted.description().family());
            assertThat(copy.description().prediction())
                    .isEqualTo(wanted.description().prediction());
            assertSame(copy.unet(), wanted.unet());
            assertSame(copy.firstStage(), wanted.firstStage());
            assertThat(copy.textEncoders()).hasSameSizeAs(wanted.textEncoders());
            for (int i = 0; i < wanted.textEncoders().size(); i++) {
                assertThat(copy.textEncoders().get(i).kind())
                        .isEqualTo(wanted.textEncoders().get(i).kind());
                assertSame(
                        copy.textEncoders().get(i).weights(),
                        wanted.textEncoders().get(i).weights());
            }
        }
    }

    private static void assertSame(Map<String, Weight> found, Map<String, Weight> wanted) {
        assertThat(found.keySet())
                .containsAll(wanted.keySet().stream()
                        .filter(name -> !name.startsWith("text_projection"))
                        .toList());
        found.forEach((name, weight) -> {
            Weight other = Objects.requireNonNull(wanted.get(name), name);
            assertThat(weight.shape()).as(name).isEqualTo(other.shape());
            assertThat(floats(weight)).as(name).isEqualTo(floats(other));
        });
    }

    private static float[] floats(Weight weight) {
        float[] floats = new float[Math.toIntExact(weight.count())];
        weight.readFloats(0, floats);
        return floats;
    }

    private static boolean hasBoth(String name) {
        JsonNode original = FILES.get(name).get("same_weights_as");
        return ReferenceFolder.hasModel(bare(name))
                && (original == null || ReferenceFolder.hasModel(original.asString()));
    }

    private static String bare(String name) {
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }
}
