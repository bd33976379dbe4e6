package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.house.TensorFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Repeats the recorded random numbers of A1111's generators.
@NeedsReference({"samplers/noise.safetensors", "samplers/index.json"})
class NoiseReferenceTest {
    private static final float TOLERANCE = 3e-6f;

    @TestFactory
    Stream<DynamicTest> drawsTheRecordedNumbers() {
        TensorFile file = TensorFile.read(ReferenceFolder.path().resolve("samplers/noise.safetensors"));
        List<String> names = file.names().stream()
                .filter(name -> name.startsWith("nv/") || name.startsWith("cpu/"))
                .toList();
        System.out.println("reference noise: " + names.size() + " tensors from " + ReferenceFolder.path());
        return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> draw(file, name)));
    }

    private static void draw(TensorFile file, String name) {
        String[] parts = name.split("/", -1);
        long seed = Long.parseUnsignedLong(parts[1]);
        float[] expected = file.floats(name);
        boolean second = "big".equals(parts[2]);
        int size = second ? expected.length : expected.length / file.shape(name)[0];
        for (int start = 0; start < expected.length; start += size) {
            int draw = second ? 1 : start / size;
            assertThat(generator(parts[0]).normal(seed, draw, size))
                    .as("draw %d", draw)
                    .containsExactly(Arrays.copyOfRange(expected, start, start + size), within(TOLERANCE));
        }
    }

    private static NoiseGenerator generator(String source) {
        return "cpu".equals(source.toLowerCase(Locale.ROOT)) ? new TorchCpuNoise() : new PhiloxNoise();
    }

    /// Variation seeds, seed resize and seed delta, recorded with the functions of the pictures.
    @TestFactory
    Stream<DynamicTest> drawsThePicturesNoise() {
        Path folder = ReferenceFolder.path().resolve("pictures/functions");
        if (Files.notExists(folder.resolve("image_rng.json"))) {
            return Stream.empty();
        }
        TensorFile file = TensorFile.read(folder.resolve("image_rng.safetensors"));
        List<JsonNode> cases = new ArrayList<>();
        ReferenceFolder.json("pictures/functions/image_rng.json").path("cases").forEach(cases::add);
        System.out.println("reference picture noise: " + cases.size() + " cases from " + ReferenceFolder.path());
        return cases.stream()
                .map(entry -> DynamicTest.dynamicTest(entry.path("case").asString(), () -> drawPictures(file, entry)));
    }

    private static void drawPictures(TensorFile file, JsonNode entry) {
        for (int draw = 0; draw < entry.path("tensors").size(); draw++) {
            String name = entry.path("tensors").get(draw).asString();
            float[] expected = file.floats(name);
            int images = entry.path("seeds").size();
            int size = expected.length / images;
            for (int image = 0; image < images; image++) {
                assertThat(noise(entry, image).draw(draw).values())
                        .as("draw %d of image %d", draw, image)
                        .containsExactly(
                                Arrays.copyOfRange(expected, image * size, (image + 1) * size), within(TOLERANCE));
            }
        }
    }

    private static NoiseSource noise(JsonNode entry, int image) {
        SeededNoise seeded = new SeededNoise(
                generator(entry.path("randn_source").asString()),
                entry.path("seeds").get(image).asLong(),
                entry.path("eta_noise_seed_delta").asLong(),
                entry.path("shape").get(0).asInt(),
                entry.path("shape").get(1).asInt(),
                entry.path("shape").get(2).asInt());
        JsonNode subseeds = entry.path("subseeds");
        PictureNoise.@Nullable Variation variation = subseeds.isArray() && image < subseeds.size()
                ? new PictureNoise.Variation(
                        subseeds.get(image).asLong(),
                        entry.path("subseed_strength").asDouble())
                : null;
        int height = entry.path("seed_resize_from_h").asInt() / 8;
        int width = entry.path("seed_resize_from_w").asInt() / 8;
        PictureNoise.@Nullable Frame frame = height > 0 && width > 0 ? new PictureNoise.Frame(height, width) : null;
        return new PictureNoise(seeded, variation, frame);
    }
}
