package app.safelight.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DiffusersNamesTest {
    @Test
    void oneResidualBlockALevelCountsThrough() {
        Map<String, String> names = unet(
                "down_blocks.0.resnets.0.conv1.weight",
                "down_blocks.0.attentions.0.norm.weight",
                "down_blocks.0.downsamplers.0.conv.weight",
                "down_blocks.1.resnets.0.time_emb_proj.bias",
                "up_blocks.0.resnets.0.conv2.weight",
                "up_blocks.0.resnets.1.conv_shortcut.weight",
                "up_blocks.0.upsamplers.0.conv.bias",
                "up_blocks.1.resnets.0.norm1.weight",
                "up_blocks.1.attentions.0.proj_in.weight",
                "up_blocks.1.resnets.1.norm2.weight",
                "up_blocks.1.attentions.1.transformer_blocks.0.norm1.bias",
                "up_blocks.1.upsamplers.0.conv.bias");
        assertThat(names)
                .containsValues(
                        "input_blocks.1.0.in_layers.2.weight",
                        "input_blocks.1.1.norm.weight",
                        "input_blocks.2.0.op.weight",
                        "input_blocks.3.0.emb_layers.1.bias",
                        "output_blocks.0.0.out_layers.3.weight",
                        "output_blocks.1.0.skip_connection.weight",
                        "output_blocks.1.1.conv.bias",
                        "output_blocks.2.0.in_layers.0.weight",
                        "output_blocks.2.1.proj_in.weight",
                        "output_blocks.3.0.out_layers.0.weight",
                        "output_blocks.3.1.transformer_blocks.0.norm1.bias",
                        "output_blocks.3.2.conv.bias");
    }

    @Test
    void fiveLevelsOfTwoBlocksTakeThreeNumbersEach() {
        String[] names = new String[10];
        for (int level = 0; level < 5; level++) {
            names[2 * level] = "down_blocks." + level + ".resnets.1.conv1.weight";
            names[2 * level + 1] = "down_blocks." + level + ".downsamplers.0.conv.weight";
        }
        Map<String, Weight> weights = weights(names);
        for (int level = 0; level < 5; level++) {
            weights.put("down_blocks." + level + ".resnets.0.conv1.weight", weight("other"));
        }
        assertThat(DiffusersNames.unet(weights))
                .containsKeys("input_blocks.14.0.in_layers.2.weight", "input_blocks.15.0.op.weight");
    }

    @Test
    void theAutoencodersDecoderCountsItsLevelsBackwards() {
        assertThat(DiffusersNames.autoencoder(weights(
                                "decoder.up_blocks.0.resnets.2.conv_shortcut.bias",
                                "decoder.up_blocks.0.resnets.0.norm1.bias",
                                "decoder.up_blocks.0.resnets.1.norm1.bias",
                                "decoder.up_blocks.1.upsamplers.0.conv.bias",
                                "decoder.up_blocks.2.resnets.0.conv1.bias"))
                        .keySet())
                .contains(
                        "decoder.up.2.block.2.nin_shortcut.bias",
                        "decoder.up.1.upsample.conv.bias",
                        "decoder.up.0.block.0.conv1.bias");
    }

    private static Map<String, String> unet(String... names) {
        Map<String, String> found = new LinkedHashMap<>();
        DiffusersNames.unet(weights(names)).forEach((name, weight) -> found.put(weight.name(), name));
        for (String name : names) {
            assertThat(Objects.requireNonNull(found.get(name))).isNotEqualTo(name);
        }
        return found;
    }

    private static Map<String, Weight> weights(String... names) {
        Map<String, Weight> weights = new LinkedHashMap<>();
        for (String name : names) {
            weights.put(name, weight(name));
        }
        return weights;
    }

    private static Weight weight(String name) {
        return new Weight(name, DType.F32, List.of(), () -> MemorySegment.NULL);
    }
}
