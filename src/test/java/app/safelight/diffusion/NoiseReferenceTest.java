package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.house.ReferenceFolder;
import app.safelight.house.TensorFile;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Repeats the recorded random numbers of A1111's generators.
class NoiseReferenceTest {
    private static final Map<String, NoiseGenerator> GENERATORS = Map.of("nv", new PhiloxNoise());
    private static final float TOLERANCE = 3e-6f;

    @TestFactory
    Stream<DynamicTest> drawsTheRecordedNumbers() {
        TensorFile file = TensorFile.read(ReferenceFolder.path().resolve("samplers/noise.safetensors"));
        var names = file.names().stream()
                .filter(name -> GENERATORS.containsKey(name.split("/", -1)[0]))
                .toList();
        System.out.println("reference noise: " + names.size() + " of "
                + file.names().size() + " tensors from " + ReferenceFolder.path());
        return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> draw(file, name)));
    }

    private static void draw(TensorFile file, String name) {
        String[] parts = name.split("/", -1);
        NoiseGenerator generator = Objects.requireNonNull(GENERATORS.get(parts[0]));
        long seed = Long.parseUnsignedLong(parts[1]);
        float[] expected = file.floats(name);
        boolean second = "big".equals(parts[2]);
        int size = second ? expected.length : expected.length / file.shape(name)[0];
        for (int start = 0; start < expected.length; start += size) {
            int draw = second ? 1 : start / size;
            assertThat(generator.normal(seed, draw, size))
                    .usingComparatorWithPrecision(TOLERANCE)
                    .as("draw %d", draw)
                    .containsExactly(Arrays.copyOfRange(expected, start, start + size));
        }
    }
}
