package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

/// Repeats the recorded increments of torchsde's Brownian tree, and the seeds of its nodes.
@NeedsReference({"samplers/index.json", "samplers/brownian.safetensors"})
class BrownianReferenceTest {
    private static final float TOLERANCE = 1e-5f;
    /// The tree's; the reference has another, which shows that the size matters.
    private static final int POOL_SIZE = 24;

    private static final JsonNode INDEX =
            ReferenceFolder.json("samplers/index.json").path("brownian");
    private static final TensorFile FILE =
            TensorFile.read(ReferenceFolder.path().resolve("samplers/brownian.safetensors"));

    private static Stream<JsonNode> cases(String kind) {
        List<JsonNode> cases = new ArrayList<>();
        INDEX.path(kind).forEach(cases::add);
        System.out.println("reference brownian " + kind + ": " + cases.size() + " from " + ReferenceFolder.path());
        return cases.stream();
    }

    private static NoiseGenerator generator(JsonNode entry) {
        return "CPU".equals(entry.path("source").asString()) ? new TorchCpuNoise() : new PhiloxNoise();
    }

    @TestFactory
    Stream<DynamicTest> answersTheRecordedIncrements() {
        return cases("queries")
                .map(entry -> DynamicTest.dynamicTest(entry.path("tensor").asString(), () -> {
                    float[] expected = FILE.floats(entry.path("tensor").asString());
                    BrownianPath path = new BrownianPath(
                            generator(entry),
                            entry.path("seed").asLong(),
                            entry.path("t0").asDouble(),
                            entry.path("t1").asDouble(),
                            expected.length);
                    assertThat(path.increment(
                                    entry.path("ta").asDouble(),
                                    entry.path("tb").asDouble()))
                            .containsExactly(expected, within(TOLERANCE));
                }));
    }

    @TestFactory
    Stream<DynamicTest> givesTheRecordedNoiseOfSamplers() {
        return cases("sampler")
                .map(entry -> DynamicTest.dynamicTest(entry.path("tensor").asString(), () -> {
                    String name = entry.path("tensor").asString();
                    float[] expected = FILE.floats(name);
                    int[] shape = FILE.shape(name);
                    int size = expected.length / shape[0];
                    for (int image = 0; image < shape[0]; image++) {
                        long seed = entry.path("seeds").get(image).asLong();
                        NoiseSource noise = new SeededNoise(generator(entry), seed, 0, shape[1], shape[2], shape[3])
                                .over((float) entry.path("sigma_min").asDouble(), (float)
                                        entry.path("sigma_max").asDouble());
                        Latent drawn = noise.draw(1, (float) entry.path("sigma").asDouble(), (float)
                                entry.path("sigma_next").asDouble());
                        assertThat(drawn.values())
                                .containsExactly(
                                        Arrays.copyOfRange(expected, image * size, (image + 1) * size),
                                        within(TOLERANCE));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> derivesTheRecordedSeedWords() {
        return cases("seed_sequence")
                .filter(entry -> entry.path("pool_size").asInt() == POOL_SIZE)
                .map(entry -> DynamicTest.dynamicTest(entry.toString(), () -> {
                    long entropy = entry.path("entropy").asLong();
                    JsonNode key = entry.path("spawn_key");
                    int word = key.isEmpty()
                            ? SeedSequence.word(entropy)
                            : SeedSequence.word(
                                    entropy, key.get(0).asLong(), key.get(1).asLong());
                    assertThat(Integer.toUnsignedLong(word))
                            .isEqualTo(entry.path("state_u32").get(0).asLong());
                }));
    }
}
