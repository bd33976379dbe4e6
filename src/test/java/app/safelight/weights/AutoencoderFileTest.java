package app.safelight.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Checkpoints with the autoencoder of another file.
class AutoencoderFileTest {
    private static final String STAGE = "first_stage_model.";

    @TempDir
    private Path folder;

    private Path model = Path.of("");
    private Path vae = Path.of("");

    @BeforeEach
    void write() throws IOException {
        model = folder.resolve("model.safetensors");
        vae = folder.resolve("other.vae.safetensors");
        new TinyModel(2, 1, 4).write(model);
    }

    /// An autoencoder twice as wide as the checkpoint's own.
    private static Map<String, List<Long>> wide(String prefix) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        SyntheticTensors.of(prefix, new AutoencoderShapes(64, List.of(1, 1, 1, 1), 1, 1))
                .forEach(tensor -> shapes.put(tensor.name(), tensor.shape()));
        return shapes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", STAGE})
    void itStandsInPlaceOfTheCheckpointsOwnUnderEitherName(String prefix) throws Exception {
        TinyModel.write(vae, wide(prefix), Map.of());
        try (Checkpoint own = Checkpoint.open(model);
                Checkpoint swapped = Checkpoint.open(model, vae)) {
            assertThat(swapped.firstStage().keySet()).isEqualTo(own.firstStage().keySet());
            assertThat(shape(own)).startsWith(32L);
            assertThat(shape(swapped)).startsWith(64L);
            assertThat(swapped.unet().keySet()).isEqualTo(own.unet().keySet());
        }
    }

    private static List<Long> shape(Checkpoint checkpoint) {
        Weight weight = checkpoint.firstStage().get("encoder.conv_in.weight");
        return weight == null ? List.of() : weight.shape();
    }

    @Test
    void aWholeCheckpointGivesItsOwn() throws Exception {
        Map<String, List<Long>> shapes = new TinyModel(2, 1, 4).shapes();
        shapes.keySet().removeIf(name -> name.startsWith(STAGE));
        shapes.putAll(wide(STAGE));
        TinyModel.write(vae, shapes, Map.of());
        try (Checkpoint swapped = Checkpoint.open(model, vae)) {
            assertThat(shape(swapped)).startsWith(64L);
        }
    }

    @Test
    void aCheckpointWithoutOneBecomesWhole() throws Exception {
        Map<String, List<Long>> shapes = new TinyModel(2, 1, 4).shapes();
        shapes.keySet().removeIf(name -> name.startsWith(STAGE));
        TinyModel.write(model, shapes, Map.of());
        TinyModel.write(vae, wide(""), Map.of());
        assertThatThrownBy(() -> Checkpoint.open(model)).hasMessageContaining("it has no VAE");
        try (Checkpoint swapped = Checkpoint.open(model, vae)) {
            assertThat(shape(swapped)).startsWith(64L);
        }
    }

    @Test
    void anIncompleteOneIsNamed() throws IOException {
        Map<String, List<Long>> shapes = wide("");
        shapes.remove("decoder.conv_out.weight");
        TinyModel.write(vae, shapes, Map.of());
        assertThatThrownBy(() -> Checkpoint.open(model, vae))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("other.vae.safetensors: is no VAE this program can run: the VAE lacks"
                        + " decoder.conv_out.weight");
    }

    @Test
    void anotherKindOfFileIsNamed() throws IOException {
        TinyModel.write(vae, Map.of("lora_unet_x.lora_up.weight", List.of(1L, 1L)), Map.of());
        assertThatThrownBy(() -> Checkpoint.open(model, vae))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("other.vae.safetensors: is a LoRA, not a VAE");
        Files.delete(vae);
        assertThatThrownBy(() -> Checkpoint.open(model, vae))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage("other.vae.safetensors: does not exist");
    }
}
