package app.safelight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.weights.ModelFormatException;
import app.safelight.weights.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatentDistanceTest {
    @TempDir
    private Path folder;

    @Test
    void ofABatchThePictureOfTheSameNoiseCounts() throws Exception {
        Path made = file("a", new float[] {1, 2}, new float[] {5, 6});
        Path batch = file("b", new float[] {9, 9, 1, 2}, new float[] {5, 6, 5, 6.5f});
        assertThat(LatentDistance.of(made, batch)).isEqualTo(0.5);
    }

    @Test
    void aLatentOfAnotherSizeIsNamed() throws Exception {
        Path made = file("a", new float[] {1, 2}, new float[] {5, 6});
        Path other = file("b", new float[] {1, 2}, new float[] {5, 6, 7});
        assertThatThrownBy(() -> LatentDistance.of(made, other))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("latent of another size");
    }

    private Path file(String name, float[] noise, float[] latent) throws IOException {
        Path file = folder.resolve(name);
        SafetensorsWriter.write(file, List.of(tensor("noise", noise), tensor("latent", latent)), Map.of());
        return file;
    }

    private static SafetensorsWriter.Tensor tensor(String name, float[] values) {
        return SafetensorsWriter.Tensor.of(name, List.of((long) values.length), values);
    }
}
