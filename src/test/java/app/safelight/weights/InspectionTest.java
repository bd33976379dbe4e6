package app.safelight.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "unet.up_blocks.0.attentions.0.to_k.lora_A.weight, LORA",
        "lora_unet_down_blocks_0_to_q.lora_down.weight, LORA",
        "lora_te1_text_model_x.hada_w1_a, LORA",
        "emb_params, EMBEDDING",
        "clip_g, EMBEDDING",
        "control_model.input_hint_block.0.weight, CONTROLNET",
        "controlnet_cond_embedding.conv_in.weight, CONTROLNET",
        "decoder.up_blocks.0.resnets.0.conv1.weight, VAE",
        "first_stage_model.decoder.conv_in.weight, VAE",
        "double_blocks.0.img_attn.qkv.weight, OTHER_FAMILY",
        "model.diffusion_model.joint_blocks.0.x_block.attn.qkv.weight, OTHER_FAMILY",
        "down_blocks.0.resnets.0.conv1.weight, UNET",
        "text_model.encoder.layers.0.mlp.fc1.weight, TEXT_ENCODER",
        "params_ema.conv_first.weight, UPSCALER",
        "model.diffusion_model.out.2.bias, CHECKPOINT",
        "hello, UNKNOWN"
    })
    void aFileIsKnownByItsNames(String name, FileKind kind) throws IOException {
        Path file = folder.resolve("a.safetensors");
        TinyModel.write(file, Map.of(name, List.of(1L, 1L)), Map.of());
        Inspection inspection = Inspection.of(file);
        assertThat(inspection.kind()).isEqualTo(kind);
        assertThat(inspection.isUsable()).isFalse();
    }

    @Test
    void aCompleteCheckpointHasNoProblems() throws IOException {
        Path file = folder.resolve("a.safetensors");
        new TinyModel(2, 1, 4).write(file);
        assertThat(Inspection.of(file).problems()).isEmpty();
    }

    @Test
    void aDamagedFileIsAProblemNotAnException() throws IOException {
        Path file = folder.resolve("a.safetensors");
        Files.writeString(file, "<!DOCTYPE html><title>Sign in</title>");
        assertThat(Inspection.of(file).problems()).singleElement().asString().contains("web page");
    }

    @Test
    void valuesThatAreNotFiniteAreFoundWithTheirPlace() throws IOException, ModelFormatException {
        Path file = folder.resolve("a.safetensors");
        float[] values = new float[70_000];
        values[69_999] = Float.NaN;
        SafetensorsWriter.write(
                file, List.of(SafetensorsWriter.Tensor.of("x", List.of(7L, 10_000L), values)), Map.of());
        assertThat(ValueCheck.run(file)).containsExactly("tensor x holds NaN at [6, 9999]");
    }

    @Test
    void theHashIsTheFiles() throws IOException, ModelFormatException {
        Path file = folder.resolve("a.safetensors");
        Files.writeString(file, "abc");
        ModelHash hash = ModelHash.of(file);
        assertThat(hash.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(hash.shortHash()).isEqualTo("ba7816bf8f");
    }

    @Test
    void namesAreShownOnOneLineWithoutDirectionMarks() {
        assertThat(Shown.name("a\n\u202eb" + "c".repeat(500)))
                .startsWith("a\\u000a\\u202ebc")
                .hasSizeLessThan(130);
    }
}
