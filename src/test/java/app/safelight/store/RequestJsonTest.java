package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.PictureStart;
import app.safelight.request.Prediction;
import app.safelight.request.ResizeMode;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.StepRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestJsonTest {
    private static final GenerationRequest REQUEST = new GenerationRequest(
            "a \"red\"\ntulip 猫",
            "",
            "/models/a.safetensors",
            Prediction.V,
            SamplerType.EULER_A,
            ScheduleType.KARRAS,
            12,
            4.5,
            Long.MIN_VALUE,
            new ImageSize(64, 128),
            3,
            new PictureStart(
                    "/pictures/a.png",
                    0.25,
                    StepRule.EXACT,
                    ResizeMode.CROP_AND_RESIZE,
                    new Inpainting("mask.png", 7, MaskedContent.LATENT_NOISE, MaskMode.INPAINT_NOT_MASKED)));

    @TempDir
    Path folder;

    @Test
    void aRequestComesBackFromItsFile() throws Exception {
        assertThat(read(RequestJson.write(REQUEST))).isEqualTo(REQUEST);
    }

    @Test
    void aRequestStillSaysWhereItsChoicesAreDrawnFrom() throws Exception {
        GenerationRequest drawing = REQUEST.withPrompts("{a|b}", "").drawingFrom("/home/wildcards");
        assertThat(read(RequestJson.write(drawing))).isEqualTo(drawing);
        assertThat(drawing.tuning().prompts().wordLists()).isEqualTo("/home/wildcards");
    }

    @Test
    void aFileThatSaysNothingOfChoicesMeansItsPromptAsItStands() throws Exception {
        String text = RequestJson.write(REQUEST.withPrompts("{a|b}", ""));
        assertThat(text).contains("\"wordLists\" : null");
        GenerationRequest back = read(text.replaceFirst(",\\s*\"wordLists\" : null", ""));
        assertThat(back.tuning().prompts().wordLists()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "steps, stepps, unknown field stepps",
        "\"steps\" : 12, \"steps\" : null, lacks the field steps",
        "\"steps\" : 12, \"steps\" : 0, steps 0 is not from 1 to 1000",
        "\"steps\" : 12, \"steps\" : 1.5, steps 1.5 cannot be used: it is no such number",
        "64x128, 65x128, size 65x128 cannot be used: width 65 is not a multiple of 8",
        "0.25, 2.5, start cannot be followed: denoising 2.5 is not from 0 to 1",
        "latent noise, magic, content magic cannot be used: it is not one of original",
        "Euler a, magic, sampler magic is not one of",
        "{, [, is not JSON",
    })
    void whatIsWrongIsNamed(String from, String to, String message) {
        String text = RequestJson.write(REQUEST).replaceFirst(java.util.regex.Pattern.quote(from), to);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("request.json")
                .hasMessageContaining(message);
    }

    @Test
    void theBundledPresetCanBeRead() throws Exception {
        Preset preset = Preset.read(Path.of("presets/garden.json"));
        assertThat(preset.size()).isEqualTo(new ImageSize(256, 256));
        assertThat(preset.prompts()).contains("a red tulip");
        assertThat(Path.of("presets").resolve(preset.model())).exists();
    }

    private GenerationRequest read(String text) throws IOException, StoreException {
        return RequestJson.read(Files.writeString(folder.resolve("request.json"), text));
    }
}
