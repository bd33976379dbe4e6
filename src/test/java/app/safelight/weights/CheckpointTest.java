package app.safelight.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.safelight.request.ModelFamily;
import app.safelight.request.ModelStage;
import app.safelight.request.ModelVariant;
import app.safelight.request.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 3", "5, 1"})
    void aUnetOfAnyDepthOpens(int levels, int blocks) throws IOException, ModelFormatException {
        try (Checkpoint checkpoint = Checkpoint.open(written(new TinyModel(levels, blocks, 4).shapes()))) {
            ModelDescription description = checkpoint.description();
            assertThat(description.family()).isEqualTo(ModelFamily.SD1);
            assertThat(description.variant()).isEqualTo(ModelVariant.BASE);
            assertThat(checkpoint.unet()).containsKey("out.2.weight");
        }
    }

    @Test
    void nineChannelsAreInpainting() throws IOException, ModelFormatException {
        try (Checkpoint checkpoint = Checkpoint.open(written(new TinyModel(2, 1, 9).shapes()))) {
            assertThat(checkpoint.description().variant()).isEqualTo(ModelVariant.INPAINTING);
        }
    }

    @Test
    void eightChannelsAreRefusedByTheirName() throws IOException {
        refused(new TinyModel(2, 1, 8).shapes(), "8 channels, as an instruct-pix2pix model has");
    }

    @Test
    void aMissingAutoencoderIsNamed() throws IOException {
        Map<String, List<Long>> shapes = new TinyModel(2, 1, 4).shapes();
        shapes.keySet().removeIf(name -> name.startsWith("first_stage_model."));
        refused(shapes, "is an incomplete checkpoint (SD1): it has no VAE (first_stage_model)");
    }

    @Test
    void everyMissingTensorIsNoticed() throws IOException {
        Map<String, List<Long>> shapes = new TinyModel(2, 1, 4).shapes();
        Path file = folder.resolve("model.safetensors");
        TinyModel.write(file, shapes, Map.of());
        try (SafetensorsFile all = openQuietly(file)) {
            for (String name : shapes.keySet()) {
                Map<String, Weight> rest = new LinkedHashMap<>(all.weights());
                rest.remove(name);
                try (var arena = java.lang.foreign.Arena.ofConfined()) {
                    ModelParts parts = SingleFileLayout.take(new Tensors(rest, Map.of(), List.of()), arena);
                    assertThat(Assembly.of(parts).problems()).as(name).isNotEmpty();
                }
            }
        }
    }

    @Test
    void aWrongShapeIsNamed() throws IOException {
        Map<String, List<Long>> shapes = new TinyModel(2, 1, 4).shapes();
        shapes.put("model.diffusion_model.middle_block.0.in_layers.0.bias", List.of(63L));
        refused(shapes, "middle_block.0.in_layers.0.bias has shape [63] where the rest of the network needs [64]");
    }

    @Test
    void anEmaCopyIsNamedAndNotUsed() throws IOException, ModelFormatException {
        Map<String, List<Long>> shapes = new TinyModel(2, 1, 4).shapes();
        shapes.put("model_ema.diffusion_modelout2weight", List.of(1_000_000L));
        try (Checkpoint checkpoint = Checkpoint.open(written(shapes))) {
            assertThat(checkpoint.description().notes())
                    .singleElement()
                    .asString()
                    .startsWith("EMA copy of the UNet, 2.0 MB");
        }
    }

    @Test
    void theMarkerOfXlModelsMeansVPrediction() throws IOException, ModelFormatException {
        Map<String, List<Long>> shapes = new TinyModel(2, 1, 4).shapes();
        shapes.put("v_pred", List.of(1L));
        try (Checkpoint checkpoint = Checkpoint.open(written(shapes))) {
            assertThat(checkpoint.description().prediction()).isEqualTo(Prediction.V);
        }
    }

    @Test
    void stagesCountWhatTheyUse() throws IOException, ModelFormatException {
        Map<String, List<Long>> shapes = new TinyModel(2, 1, 4).shapes();
        long parameters = count(shapes, "cond_stage_model.");
        shapes.put("cond_stage_model.transformer.text_model.embeddings.position_ids", List.of(1L, 77L));
        try (Checkpoint checkpoint = Checkpoint.open(written(shapes))) {
            StageDescription stage = checkpoint.description().stages().get(ModelStage.COND);
            assertThat(stage).isEqualTo(new StageDescription(parameters, 2 * parameters, java.util.Set.of(DType.F16)));
        }
    }

    @Test
    void theOlderNamesOfTheTextEncoderOpenToo() throws IOException, ModelFormatException {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        new TinyModel(2, 1, 4)
                .shapes()
                .forEach((name, shape) -> shapes.put(name.replace("transformer.text_model.", "transformer."), shape));
        try (Checkpoint checkpoint = Checkpoint.open(written(shapes))) {
            assertThat(checkpoint.textEncoders().getFirst().weights()).containsKey("final_layer_norm.weight");
        }
    }

    @Test
    void shardsOpenAsOne() throws IOException, ModelFormatException {
        Map<String, List<Long>> shapes = new TinyModel(2, 1, 4).shapes();
        Map<String, Map<String, List<Long>>> shards =
                Map.of("a.safetensors", new LinkedHashMap<>(), "b.safetensors", new LinkedHashMap<>());
        StringBuilder index = new StringBuilder("{\"metadata\": {\"total_size\": 1}, \"weight_map\": {");
        shapes.forEach((name, shape) -> {
            String shard = name.hashCode() % 2 == 0 ? "a.safetensors" : "b.safetensors";
            shards.getOrDefault(shard, Map.of()).put(name, shape);
            index.append('"').append(name).append("\": \"").append(shard).append("\",");
        });
        index.setLength(index.length() - 1);
        for (var shard : shards.entrySet()) {
            TinyModel.write(folder.resolve(shard.getKey()), shard.getValue(), Map.of());
        }
        Path file = folder.resolve("model.safetensors.index.json");
        Files.writeString(file, index.append("}}"));
        try (Checkpoint checkpoint = Checkpoint.open(file)) {
            assertThat(checkpoint.description().family()).isEqualTo(ModelFamily.SD1);
        }
    }

    @Test
    void anIndexThatLeadsElsewhereIsRefused() throws IOException {
        Path file = folder.resolve("model.safetensors.index.json");
        Files.writeString(file, "{\"weight_map\": {\"a\": \"../a.safetensors\"}}");
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> Checkpoint.open(file).close())
                .withMessageContaining("../a.safetensors, which is no plain file name");
    }

    private void refused(Map<String, List<Long>> shapes, String reason) throws IOException {
        Path file = written(shapes);
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> Checkpoint.open(file).close())
                .withMessageContaining(reason);
        Inspection inspection = Inspection.of(file);
        assertThat(inspection.kind()).isEqualTo(FileKind.CHECKPOINT);
        assertThat(inspection.problems()).isNotEmpty();
    }

    private Path written(Map<String, List<Long>> shapes) throws IOException {
        Path file = folder.resolve("model.safetensors");
        TinyModel.write(file, shapes, Map.of());
        return file;
    }

    private static SafetensorsFile openQuietly(Path file) throws IOException {
        try {
            return SafetensorsFile.open(file);
        } catch (ModelFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static long count(Map<String, List<Long>> shapes, String prefix) {
        return shapes.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .mapToLong(entry -> entry.getValue().stream().reduce(1L, Math::multiplyExact))
                .sum();
    }
}
