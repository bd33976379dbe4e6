package app.safelight.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.ModelFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which layer a tensor of a network belongs to.
class NetworkMatchTest {
    @TempDir
    private Path folder;

    private Path file(Map<String, List<Long>> shapes) throws IOException {
        Path file = folder.resolve("network.safetensors");
        TinyModel.write(file, shapes, Map.of());
        return file;
    }

    private NetworkMatch match(ModelFamily family, Map<String, List<Long>> shapes) throws Exception {
        try (NetworkFile network = NetworkFile.open(file(shapes))) {
            return NetworkMatch.of(network.tensors(), FamilyLayers.of(family), FamilyLayers.encoders(family));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_q.lora_up.weight,"
                + "lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_q.lora_down.weight",
        "lora_unet_input_blocks_4_1_transformer_blocks_0_attn1_to_q.lora_up.weight,"
                + "lora_unet_input_blocks_4_1_transformer_blocks_0_attn1_to_q.lora_down.weight",
        "unet.down_blocks.1.attentions.0.transformer_blocks.0.attn1.to_q.lora_B.weight,"
                + "unet.down_blocks.1.attentions.0.transformer_blocks.0.attn1.to_q.lora_A.weight",
        "unet.down_blocks.1.attentions.0.transformer_blocks.0.attn1.processor.to_q_lora.up.weight,"
                + "unet.down_blocks.1.attentions.0.transformer_blocks.0.attn1.processor.to_q_lora.down.weight",
        "base_model.model.down_blocks.1.attentions.0.transformer_blocks.0.attn1.to_q.lora_B.default.weight,"
                + "base_model.model.down_blocks.1.attentions.0.transformer_blocks.0.attn1.to_q.lora_A.default.weight",
        "diffusion_model.input_blocks.4.1.transformer_blocks.0.attn1.to_q.lora_up.weight,"
                + "diffusion_model.input_blocks.4.1.transformer_blocks.0.attn1.to_q.lora_down.weight",
        "lycoris_down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_q.lora_up.weight,"
                + "lycoris_down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_q.lora_down.weight"
    })
    void everyStyleOfNamesFindsTheUnetsLayer(String up, String down) throws Exception {
        NetworkMatch match = match(ModelFamily.SD1, Map.of(up, List.of(640L, 4L), down, List.of(4L, 640L)));
        assertThat(match.unmatched()).isEmpty();
        assertThat(match.unet().keySet()).containsExactly("input_blocks.4.1.transformer_blocks.0.attn1.to_q.weight");
        assertThat(match.rank()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "SD1, 0, 768, lora_te_text_model_encoder_layers_3_mlp_fc1",
        "SD1, 0, 768, lora_te1_text_model_encoder_layers_3_mlp_fc1",
        "SD1, 0, 768, text_encoder.text_model.encoder.layers.3.mlp.fc1",
        "SD2, 0, 1024, lora_te_text_model_encoder_layers_3_mlp_fc1",
        "SDXL, 0, 768, lora_te1_text_model_encoder_layers_3_mlp_fc1",
        "SDXL, 1, 1280, lora_te2_text_model_encoder_layers_3_mlp_fc1",
        "SDXL, 1, 1280, text_encoder_2.text_model.encoder.layers.3.mlp.fc1"
    })
    void textEncodersAreFoundInEachFamily(ModelFamily family, int encoder, long width, String layer) throws Exception {
        NetworkMatch match = match(
                family,
                Map.of(
                        layer + ".lora_up.weight", List.of(4 * width, 2L),
                        layer + ".lora_down.weight", List.of(2L, width)));
        assertThat(match.textEncoders().get(encoder).keySet()).containsExactly("encoder.layers.3.mlp.fc1.weight");
    }

    @Test
    void everyLayerOfXlIsFoundUnderDiffusersNames() throws Exception {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        for (String layer : List.of(
                "lora_unet_down_blocks_2_attentions_1_transformer_blocks_9_ff_net_0_proj",
                "lora_unet_mid_block_attentions_0_transformer_blocks_9_ff_net_0_proj",
                "lora_unet_up_blocks_0_attentions_2_transformer_blocks_0_ff_net_0_proj")) {
            shapes.put(layer + ".lora_up.weight", List.of(10240L, 1L));
            shapes.put(layer + ".lora_down.weight", List.of(1L, 1280L));
        }
        shapes.put("lora_unet_up_blocks_1_upsamplers_0_conv.diff", List.of(640L, 640L, 3L, 3L));
        shapes.put("lora_unet_down_blocks_0_downsamplers_0_conv.diff_b", List.of(320L));
        shapes.put("lora_unet_add_embedding_linear_1.diff", List.of(1280L, 2816L));
        NetworkMatch match = match(ModelFamily.SDXL, shapes);
        assertThat(match.unmatched()).isEmpty();
        assertThat(match.unet().keySet())
                .contains("output_blocks.5.2.conv.weight", "input_blocks.3.0.op.bias", "label_emb.0.0.weight");
    }

    @Test
    void whatHasAnotherSizeOrNoLayerIsListed() throws Exception {
        NetworkMatch match = match(
                ModelFamily.SD1,
                Map.of(
                        "lora_unet_conv_in.diff", List.of(320L, 5L, 3L, 3L),
                        "lora_unet_conv_in.diff_b", List.of(320L),
                        "lora_unet_nowhere.diff", List.of(1L)));
        assertThat(match.none()).isTrue();
        assertThat(match.unmatched()).hasSize(3);
    }

    @Test
    void theFamilyOfANetworkIsToldByItsSizes() throws Exception {
        Path file = file(Map.of(
                "lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k.lora_up.weight",
                        List.of(640L, 8L),
                "lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k.lora_down.weight",
                        List.of(8L, 2048L)));
        NetworkInspection inspection = NetworkInspection.of(file, null);
        assertThat(inspection.family()).isEqualTo(ModelFamily.SDXL);
        assertThat(inspection.rank()).isEqualTo(8);
    }

    @Test
    void aFileForAnotherFamilyIsRefused() throws Exception {
        Path file = file(Map.of("lora_unet_double_blocks_0_img_attn_qkv.lora_up.weight", List.of(8L, 2L)));
        assertThatThrownBy(() -> NetworkInspection.of(file, null))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("another family");
    }

    @Test
    void damagedFilesAreRefusedOrRead() throws Exception {
        Path sound = file(Map.of(
                "lora_unet_conv_in.lora_up.weight", List.of(320L, 2L, 1L, 1L),
                "lora_unet_conv_in.lora_down.weight", List.of(2L, 4L, 3L, 3L),
                "lora_unet_conv_in.alpha", List.of(),
                "bundle_emb.word.emb_params", List.of(2L, 768L)));
        byte[] bytes = Files.readAllBytes(sound);
        NetworkLayers layers = FamilyLayers.of(ModelFamily.SD1);
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(700)] = (byte) random.nextInt(256);
            Path file = folder.resolve("damaged.safetensors");
            Files.write(file, damaged);
            try (NetworkFile network = NetworkFile.open(file)) {
                NetworkMatch match = NetworkMatch.of(network.tensors(), layers, 1);
                assertThat(match.unmatched().size()).isLessThanOrEqualTo(match.keys());
            } catch (ModelFormatException e) {
                assertThat(e).hasMessageStartingWith("damaged.safetensors: ");
            }
        }
    }
}
