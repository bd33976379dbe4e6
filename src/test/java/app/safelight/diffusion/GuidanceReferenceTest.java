package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.house.TensorFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Repeats the recorded arithmetic of guidance by several sub-prompts.
@NeedsReference({"samplers/index.json", "samplers/guidance.safetensors"})
class GuidanceReferenceTest {
    private static final float TOLERANCE = 2e-5f;

    @TestFactory
    Stream<DynamicTest> combinesTheSubPromptsOfEachImage() {
        TensorFile file = TensorFile.read(ReferenceFolder.path().resolve("samplers/guidance.safetensors"));
        JsonNode and =
                ReferenceFolder.json("samplers/index.json").path("guidance").path("and");
        JsonNode images = and.path("conds_list");
        System.out.println("reference guidance: " + images.size() + " images from " + ReferenceFolder.path());
        List<DynamicTest> tests = new ArrayList<>();
        for (int image = 0; image < images.size(); image++) {
            int index = image;
            tests.add(DynamicTest.dynamicTest(
                    "image " + image,
                    () -> combine(
                            file, images.get(index), index, and.path("scale").asDouble())));
        }
        return tests.stream();
    }

    private static void combine(TensorFile file, JsonNode prompts, int image, double scale) {
        int[] shape = file.shape("and/x_out");
        int images = file.shape("and/denoised")[0];
        List<Guidance.Weighted> positives = new ArrayList<>();
        for (JsonNode prompt : prompts) {
            positives.add(new Guidance.Weighted(
                    Toy.conditioning(prompt.get(0).asInt()), prompt.get(1).asDouble()));
        }
        int negative = shape[0] - images + image;
        Guidance guidance = new Guidance(positives, Toy.conditioning(negative), scale, NegativeSkip.NEVER, 0);
        ConditionalDenoiser rows = new Rows(file, "and/x_out");
        Latent result =
                new GuidedDenoiser(rows, GuidanceSchedule.always(guidance), 0).denoised(row(file, "and/x_out", 0), 1);
        assertThat(result.values())
                .usingComparatorWithPrecision(TOLERANCE)
                .containsExactly(row(file, "and/denoised", image).values());
    }

    @TestFactory
    Stream<DynamicTest> bringsTheSpreadBack() {
        TensorFile file = TensorFile.read(ReferenceFolder.path().resolve("samplers/guidance.safetensors"));
        JsonNode cases =
                ReferenceFolder.json("samplers/index.json").path("guidance").path("rescale");
        System.out.println("reference rescale: " + cases.size() + " cases from " + ReferenceFolder.path());
        return cases.valueStream()
                .map(given -> DynamicTest.dynamicTest(given.get("tensor").asString(), () -> rescale(file, given)));
    }

    private static void rescale(TensorFile file, JsonNode given) {
        String expected = given.get("tensor").asString();
        for (int image = 0; image < file.shape(expected)[0]; image++) {
            Guidance guidance = new Guidance(
                    List.of(new Guidance.Weighted(Toy.conditioning(image), 1)),
                    Toy.conditioning(image),
                    given.get("scale").asDouble(),
                    NegativeSkip.NEVER,
                    given.get("phi").asDouble());
            Latent cond = row(file, "rescale/cond", image);
            Latent uncond = row(file, "rescale/uncond", image);
            ConditionalDenoiser rows = new Answers(List.of(cond, uncond));
            Latent result = new GuidedDenoiser(rows, GuidanceSchedule.always(guidance), 0).noise(cond, 1);
            assertThat(result.values())
                    .usingComparatorWithPrecision(TOLERANCE)
                    .containsExactly(row(file, expected, image).values());
        }
    }

    private static Latent row(TensorFile file, String name, int row) {
        int[] shape = file.shape(name);
        int size = shape[1] * shape[2] * shape[3];
        float[] values = Arrays.copyOfRange(file.floats(name), row * size, (row + 1) * size);
        return new Latent(shape[1], shape[2], shape[3], values);
    }

    /// Answers that are all the network's own, clean latents and noise alike.
    private interface Recorded extends ConditionalDenoiser {
        @Override
        default List<Latent> noise(Latent x, float timestep, List<Conditioning> conditionings) {
            return denoised(x, timestep, conditionings);
        }

        @Override
        default Latent carried(Latent x, float sigma) {
            return x.times(0);
        }

        @Override
        default Latent carriedNoise(Latent x, float timestep) {
            return x.times(0);
        }
    }

    /// Answers each conditioning with the recorded row it names.
    private record Rows(TensorFile file, String name) implements Recorded {
        @Override
        public List<Latent> denoised(Latent x, float sigma, List<Conditioning> conditionings) {
            return conditionings.stream()
                    .map(conditioning -> row(file, name, (int) conditioning.context()[0]))
                    .toList();
        }
    }

    /// Answers with recorded rows, in order.
    private record Answers(List<Latent> rows) implements Recorded {
        @Override
        public List<Latent> denoised(Latent x, float sigma, List<Conditioning> conditionings) {
            return rows;
        }
    }
}
