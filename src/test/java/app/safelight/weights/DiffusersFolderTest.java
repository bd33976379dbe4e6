package app.safelight.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffusersFolderTest {
    private static final String PROJECTION = "down_blocks.0.attentions.0.proj_in.weight";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeFolders() throws IOException {
        for (String name : List.of("unet", "vae", "text_encoder", "scheduler")) {
            Files.createDirectory(folder.resolve(name));
        }
    }

    @Test
    void theLastLayerOfTheSecondFamilyIsPutBack() throws IOException, ModelFormatException {
        write("unet/diffusion_pytorch_model.fp16.safetensors", PROJECTION, 2);
        write("text_encoder/model.safetensors", "text_model.encoder.layers.0.layer_norm1.weight", 1);
        try (Arena arena = Arena.ofConfined()) {
            ModelParts.TextPart text =
                    DiffusersFolder.read(folder, arena).textEncoders.getFirst();
            assertThat(text.kind()).isEqualTo(TextEncoderKind.OPEN_CLIP);
            assertThat(text.weights().get("encoder.layers.1.layer_norm1.weight"))
                    .isNotNull()
                    .isSameAs(text.weights().get("encoder.layers.0.layer_norm1.weight"));
        }
    }

    @Test
    void convolutionsMeanTheFirstFamily() throws IOException, ModelFormatException {
        write("unet/diffusion_pytorch_model.safetensors", PROJECTION, 4);
        write("text_encoder/model.safetensors", "text_model.encoder.layers.0.layer_norm1.weight", 1);
        try (Arena arena = Arena.ofConfined()) {
            ModelParts.TextPart text =
                    DiffusersFolder.read(folder, arena).textEncoders.getFirst();
            assertThat(text.kind()).isEqualTo(TextEncoderKind.CLIP_L);
            assertThat(text.weights()).hasSize(1);
        }
    }

    @Test
    void theSchedulerSaysWhatIsPredicted() throws IOException, ModelFormatException {
        write("unet/diffusion_pytorch_model.safetensors", PROJECTION, 2);
        Files.writeString(
                folder.resolve("scheduler/scheduler_config.json"),
                "{\"betas\": [1, {\"a\": 2}], \"prediction_type\": \"v_prediction\", \"clip\": {}}");
        try (Arena arena = Arena.ofConfined()) {
            assertThat(DiffusersFolder.read(folder, arena).metadata).containsEntry("prediction_type", "v_prediction");
        }
    }

    @Test
    void aFolderWithoutAUnetIsRefused() {
        assertThatExceptionOfType(ModelFormatException.class)
                .isThrownBy(() -> Checkpoint.open(folder).close())
                .withMessageContaining("without the weights of a UNet");
    }

    private void write(String file, String tensor, int dimensions) throws IOException {
        List<Long> shape = List.of(1L, 1L, 1L, 1L).subList(0, dimensions);
        TinyModel.write(folder.resolve(file), Map.of(tensor, shape), Map.of());
    }
}
