package app.safelight.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenReadsBack() throws IOException, ModelFormatException {
        Path file = folder.resolve("a.safetensors");
        SafetensorsWriter.write(
                file,
                List.of(
                        SafetensorsWriter.Tensor.of("x", List.of(2L, 3L), new float[] {1, 2, 3, 4, 5, 6}),
                        new SafetensorsWriter.Tensor(
                                "ü", DType.U8, List.of(3L), channel -> channel.write(ByteBuffer.wrap(new byte[3])))),
                Map.of("title", "näme"));
        try (SafetensorsFile read = SafetensorsFile.open(file)) {
            float[] values = new float[6];
            Objects.requireNonNull(read.weights().get("x")).readFloats(0, values);
            assertThat(values).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(read.weights()).containsKey("ü");
            assertThat(read.metadata()).containsExactly(Map.entry("title", "näme"));
        }
    }

    @Test
    void aSourceOfTheWrongLengthLeavesNoFile() throws IOException {
        Path file = folder.resolve("a.safetensors");
        var tensor = new SafetensorsWriter.Tensor(
                "x", DType.F32, List.of(2L), channel -> channel.write(ByteBuffer.allocate(7)));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SafetensorsWriter.write(file, List.of(tensor), Map.of()))
                .withMessageContaining("7 bytes, not 8");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
