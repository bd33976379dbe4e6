package app.safelight.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Models made for few steps are known by their names.
class FewStepsTest {
    @ParameterizedTest
    @CsvSource({
        "lcm-lora-sdv1-5, LCM",
        "sd_xl_turbo_1.0_fp16, TURBO",
        "sdxl_lightning_4step_lora, LIGHTNING",
        "Hyper-SD15-8steps-lora, HYPER",
        "TCD-SDXL-LoRA, TCD"
    })
    void theirNamesTellThem(String file, FewSteps kind) {
        assertThat(FewSteps.of(file, Map.of())).contains(kind);
    }

    @Test
    void wordsWithinWordsDoNot() {
        assertThat(FewSteps.of("hyperrealistic-turbocharged-falcmon", Map.of())).isEmpty();
    }

    @Test
    void metadataTellsThemToo() {
        assertThat(FewSteps.of("x", Map.of("modelspec.title", "My Lightning mix")))
                .contains(FewSteps.LIGHTNING);
        assertThat(FewSteps.LIGHTNING.proposal())
                .isEqualTo("looks like a Lightning model, made for Euler with SGM Uniform, 1 to 8 steps and a CFG scale"
                        + " of 1 to 2");
    }
}
