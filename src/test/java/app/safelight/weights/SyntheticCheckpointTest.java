package app.safelight.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.safelight.request.ModelFamily;
import app.safelight.request.ModelStage;
import app.safelight.request.Prediction;
import app.safelight.weights.SafetensorsWriter.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SyntheticCheckpointTest {
    @TempDir
    private Path folder;

    /// What is published of a model: tensors in the file, and parameters as PyTorch counts them.
    record Published(int tensors, long cond, long firstStage, long unet) {}

    private static List<Arguments> models() {
        return List.of(
                Arguments.of(
                        "sd15", SyntheticCheckpoint.sd15(), new Published(1143, 123_060_480, 83_653_863, 859_520_964)),
                Arguments.of(
                        "sd21", SyntheticCheckpoint.sd21(), new Published(1240, 354_032_641, 83_653_863, 865_910_724)),
                Arguments.of(
                        "sdxl",
                        SyntheticCheckpoint.sdxl(),
                        new Published(2515, 123_060_480 + 694_659_841, 83_653_863, 2_567_463_684L)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void itHasAsManyTensorsAndParametersAsThePublishedOne(
            String name, SyntheticCheckpoint checkpoint, Published published) {
        assertThat(new Published(
                        checkpoint.tensors().size(),
                        parameters(checkpoint, "cond"),
                        parameters(checkpoint, "first_stage_model."),
                        parameters(checkpoint, "model.diffusion_model.")))
                .as(name)
                .isEqualTo(published);
    }

    private static long parameters(SyntheticCheckpoint checkpoint, String prefix) {
        return checkpoint.tensors().stream()
                .filter(tensor -> tensor.name().startsWith(prefix) && tensor.type() == DType.F16)
                .mapToLong(tensor -> tensor.bytes() / Short.BYTES)
                .sum();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void inspectingItTakesLessThanASecond(String name, SyntheticCheckpoint checkpoint) throws IOException {
        Path file = sparse(name, checkpoint);
        long start = System.nanoTime();
        Inspection inspection = Inspection.of(file);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(inspection.problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void itOpensAsWhatItIs(String name, SyntheticCheckpoint checkpoint, Published published)
            throws IOException, ModelFormatException {
        Path file = sparse(name, checkpoint);
        try (Checkpoint open = Checkpoint.open(file)) {
            ModelDescription description = open.description();
            assertThat(description.family())
                    .isEqualTo(
                            switch (name) {
                                case "sd15" -> ModelFamily.SD1;
                                case "sd21" -> ModelFamily.SD2;
                                default -> ModelFamily.SDXL;
                            });
            assertThat(description.prediction()).isEqualTo(name.equals("sd21") ? Prediction.V : Prediction.EPSILON);
            assertThat(Objects.requireNonNull(description.stages().get(ModelStage.UNET))
                            .parameters())
                    .isEqualTo(published.unet());
            assertThat(description.notes()).noneMatch(note -> note.contains("does not know"));
        }
    }

    /// The whole file, of which the weights are a hole that takes no room on disk.
    private Path sparse(String name, SyntheticCheckpoint checkpoint) throws IOException {
        Path file = folder.resolve(name + ".safetensors");
        List<Tensor> holes = checkpoint.tensors().stream()
                .map(tensor -> new Tensor(tensor.name(), tensor.type(), tensor.shape(), channel -> {
                    FileChannel open = (FileChannel) channel;
                    open.position(open.position() + tensor.bytes() - 1);
                    HalfNumbers.writeAll(ByteBuffer.allocate(1), open);
                }))
                .toList();
        SafetensorsWriter.write(file, holes, checkpoint.metadata());
        return file;
    }

    @Test
    void whatIsWrittenIsTheSameEachTime() throws IOException {
        Path first = folder.resolve("first.safetensors");
        Path second = folder.resolve("second.safetensors");
        tiny().write(first, _ -> {});
        tiny().write(second, _ -> {});
        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void weightsAreRandomNormsAndBiasesAreNeutral() throws IOException, ModelFormatException {
        Path file = folder.resolve("a.safetensors");
        tiny().write(file, _ -> {});
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(values(checkpoint, "out.0.weight")).containsOnly(1);
            assertThat(values(checkpoint, "out.0.bias")).containsOnly(0);
            float[] weights = values(checkpoint, "input_blocks.1.0.in_layers.2.weight");
            double squares = 0;
            for (float weight : weights) {
                squares += weight * weight;
            }
            double expected = 1 / Math.sqrt(32 * 3 * 3);
            assertThat(Math.sqrt(squares / weights.length)).isBetween(0.9 * expected, 1.1 * expected);
        }
    }

    private static float[] values(Checkpoint checkpoint, String name) {
        Weight weight = Objects.requireNonNull(checkpoint.unet().get(name));
        float[] values = new float[Math.toIntExact(weight.count())];
        weight.readFloats(0, values);
        return values;
    }

    @Test
    void progressEndsWithAllBytes() throws IOException {
        SyntheticCheckpoint tiny = tiny();
        long[] last = new long[1];
        tiny.write(folder.resolve("a.safetensors"), bytes -> last[0] = bytes);
        assertThat(last[0]).isEqualTo(tiny.bytes());
    }

    @Test
    void givingUpLeavesNoFile() throws IOException {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> tiny().write(folder.resolve("a.safetensors"), _ -> {
                    throw new CancellationException();
                }));
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private static SyntheticCheckpoint tiny() {
        UnetShapes unet = new UnetShapes(
                4,
                32,
                List.of(new UnetShapes.Level(1, 1), new UnetShapes.Level(2, 0)),
                1,
                1,
                64,
                0,
                UnetShapes.Projection.CONVOLUTION);
        return new SyntheticCheckpoint(
                List.of(
                        new SyntheticCheckpoint.Part("model.diffusion_model.", unet),
                        new SyntheticCheckpoint.Part(
                                "first_stage_model.", new AutoencoderShapes(32, List.of(1, 2, 2, 2), 1, 2)),
                        new SyntheticCheckpoint.Part(
                                "cond_stage_model.transformer.text_model.", new ClipShapes(49_408, 77, 64, 1))),
                Map.of("a", "b", "c", "d"));
    }
}
