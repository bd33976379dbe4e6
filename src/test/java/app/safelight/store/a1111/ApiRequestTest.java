package app.safelight.store.a1111;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskedContent;
import app.safelight.request.PaintedArea;
import app.safelight.request.RandomSource;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.SoftInpainting;
import app.safelight.request.StepRule;
import app.safelight.request.Tuning;
import app.safelight.request.Upscaler;
import app.safelight.store.StoreException;
import app.safelight.store.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiRequestTest {
    private static final Installation HERE = new Installation() {
        @Override
        public Optional<Path> checkpoint(String name) {
            return Optional.of(Path.of(name + ".safetensors"));
        }

        @Override
        public Optional<Path> autoencoder(String name) {
            return name.equals("sharp") ? Optional.of(Path.of("sharp.pt")) : Optional.empty();
        }

        @Override
        public Style.Prompts styled(Style.Prompts prompts, List<String> styles) {
            return styles.isEmpty()
                    ? prompts
                    : new Style.Prompts(
                            prompts.prompt() + ", " + styles.getFirst(), prompts.negativePrompt() + ", plain");
        }

        @Override
        public long anySeed() {
            return 77;
        }
    };

    @Test
    void anEmptyRequestHasTheDefaultsOfTheInterface() throws Exception {
        ApiRequest read = read("{}", "{}");
        assertThat(read.request())
                .isEqualTo(new GenerationRequest(
                        "",
                        "",
                        null,
                        null,
                        SamplerType.EULER,
                        ScheduleType.AUTOMATIC,
                        50,
                        7,
                        77,
                        new ImageSize(512, 512),
                        1));
        assertThat(read.unknown()).isEmpty();
        assertThat(read.unfollowed()).isEmpty();
    }

    @Test
    void numbersAndTruthsAreTakenHoweverTheyAreWritten() throws Exception {
        GenerationRequest request = read(
                        "{\"steps\": \"12\", \"cfg_scale\": \"4.5\", \"seed\": 3.0, \"tiling\": 1, \"width\": \"64\"}",
                        "{\"always_discard_next_to_last_sigma\": \"True\"}")
                .request();
        assertThat(request.steps()).isEqualTo(12);
        assertThat(request.cfgScale()).isEqualTo(4.5);
        assertThat(request.seed()).isEqualTo(3);
        assertThat(request.size()).isEqualTo(new ImageSize(64, 512));
        assertThat(request.tuning().network().tiling()).isTrue();
        assertThat(request.tuning().sampling().schedule().discardPenultimate()).isTrue();
    }

    @Test
    void whatNobodyKnowsIsNamedAndWhatIsMissingHereIsASentence() throws Exception {
        ApiRequest read = read(
                "{\"promt\": \"x\", \"restore_faces\": true, \"refiner_checkpoint\": \"xl\","
                        + " \"alwayson_scripts\": {\"ControlNet\": {\"args\": []}},"
                        + " \"override_settings\": {\"sd_vae_decode_method\": \"TAESD\"}}",
                "{\"odd_setting\": 1}");
        assertThat(read.unknown()).containsExactly("promt", "odd_setting");
        assertThat(read.unfollowed())
                .containsExactlyInAnyOrder(
                        "There is no script ControlNet here.",
                        "Faces are not restored: restore_faces true is not followed.",
                        "There is no refiner: refiner_checkpoint xl is not followed.",
                        "The autoencoder is always the full one: sd_vae_decode_method TAESD is not followed.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"steps\": \"many\"} | The field steps, \"many\", must be a whole number.",
                "{\"steps\": 1.5} | The field steps, 1.5, must be a whole number.",
                "{\"steps\": []} | The field steps, [], must be a number.",
                "{\"steps\": 1e300} | The field steps, 1.0E300, must be a whole number.",
                "{\"steps\": 0} | The request cannot be followed: steps 0 is not from 1 to 1000.",
                "{\"width\": 65} | The request cannot be followed: width 65 is not a multiple of 8",
                "{\"prompt\": {}} | The field prompt, {}, must be a text.",
                "{\"styles\": \"a\"} | must be a list of texts.",
                "{\"tiling\": \"perhaps\"} | The field tiling, \"perhaps\", must be true or false.",
                "{\"sampler_name\": \"magic\"} | sampler magic is not one of",
                "{\"hr_upscaler\": \"magic\"} | The field hr_upscaler, \"magic\", is not one of Latent",
                "{\"override_settings\": []} | The settings must be a JSON object.",
                "{\"override_settings\": {\"sd_vae\": \"x\"}} | The setting sd_vae, \"x\", is not among the files",
                "{\"override_settings\": {\"emphasis\": \"x\"}} | The setting emphasis, \"x\", is not one of Original",
                "{\"batch_size\": 100000, \"n_iter\": 100000} | count 2147483647 is not from 1 to 10000",
                "[] | The fields must be a JSON object.",
            })
    void whatCannotBeUsedIsNamed(String request, String sentence) {
        assertThatThrownBy(() -> read(request, "{}"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(sentence.strip());
    }

    @Test
    void settingsOfARequestGoBeforeOthers() throws Exception {
        GenerationRequest request = read(
                        "{\"override_settings\": {\"randn_source\": \"CPU\", \"sd_model_checkpoint\": \"m\"}}",
                        "{\"randn_source\": \"GPU\", \"sd_vae\": \"sharp\"}")
                .request();
        assertThat(request.tuning().noise().source()).isEqualTo(RandomSource.CPU);
        assertThat(request.model()).isEqualTo("m.safetensors");
        assertThat(request.autoencoder()).isEqualTo("sharp.pt");
    }

    @ParameterizedTest
    @CsvSource({"3, 0, 3", "3, 5, 5", "0, 5, 5"})
    void aDialOfTheSettingsCountsUnlessItIsAtItsDefault(double asked, double set, double churn) throws Exception {
        assertThat(read("{\"s_churn\": " + asked + "}", "{\"s_churn\": " + set + "}")
                        .request()
                        .tuning()
                        .sampling()
                        .churn())
                .isEqualTo(churn);
    }

    @Test
    void combinedNamesAreSplit() throws Exception {
        GenerationRequest request =
                read("{\"sampler_name\": \"DPM++ 2M Karras\"}", "{}").request();
        assertThat(request.sampler()).isEqualTo(SamplerType.DPMPP_2M);
        assertThat(request.schedule()).isEqualTo(ScheduleType.KARRAS);
    }

    @Test
    void stylesGoIntoThePromptsOfBothPasses() throws Exception {
        GenerationRequest request = read(
                        "{\"prompt\": \"a\", \"styles\": [\"oil\"], \"enable_hr\": true, \"hr_prompt\": \"b\"}", "{}")
                .request();
        assertThat(request.prompt()).isEqualTo("a, oil");
        assertThat(request.negativePrompt()).isEqualTo(", plain");
        Hires hires = Objects.requireNonNull(request.hires());
        assertThat(hires.prompt()).isEqualTo("b, oil");
        assertThat(hires.negativePrompt()).isEmpty();
    }

    @Test
    void theSecondPassIsRead() throws Exception {
        ApiRequest read = read(
                "{\"enable_hr\": true, \"denoising_strength\": 0.4, \"hr_resize_x\": 640, \"hr_second_pass_steps\": 9,"
                        + " \"hr_upscaler\": \"Lanczos\", \"hr_sampler_name\": \"Euler a\", \"hr_scheduler\": \"karras\","
                        + " \"hr_checkpoint_name\": \"other\"}",
                "{\"img2img_extra_noise\": 0.1}");
        assertThat(read.request().hires())
                .isEqualTo(new Hires(
                        Upscaler.LANCZOS, 2, 640, 0, 9, 0.4, SamplerType.EULER_A, ScheduleType.KARRAS, "", "", 0.1));
        assertThat(read.unfollowed())
                .containsExactly("The second pass has the checkpoint of the first: hr_checkpoint_name other is not"
                        + " followed.");
    }

    @Test
    void aPictureAndItsMaskAreRead() throws Exception {
        GenerationRequest request = ApiRequest.fromPicture(
                        json("{\"mask_blur\": 9, \"inpainting_fill\": 2, \"inpaint_full_res\": 0,"
                                + " \"inpainting_mask_invert\": true, \"alwayson_scripts\":"
                                + " {\"Soft Inpainting\": {\"args\": [true, 2, 0.8]}}}"),
                        json("{\"img2img_fix_steps\": true, \"img2img_background_color\": \"#102030\"}"),
                        HERE,
                        Path.of("a.png"),
                        Path.of("m.png"))
                .request();
        var start = Objects.requireNonNull(request.start());
        assertThat(start.stepRule()).isEqualTo(StepRule.EXACT);
        assertThat(start.background()).isEqualTo(0x102030);
        Inpainting mask = Objects.requireNonNull(start.inpainting());
        assertThat(mask.blurX()).isEqualTo(9);
        assertThat(mask.blurY()).isEqualTo(9);
        assertThat(mask.content()).isEqualTo(MaskedContent.LATENT_NOISE);
        assertThat(mask.area()).isEqualTo(PaintedArea.WHOLE_PICTURE);
        assertThat(mask.soft()).isEqualTo(new SoftInpainting(2, 0.8, 4, 0, 0.5, 2));
        assertThat(request.tuning()).isEqualTo(Tuning.USUAL);
        assertThat(request.hires()).isNull();
    }

    private static ApiRequest read(String request, String settings) throws StoreException {
        return ApiRequest.fromText(json(request), json(settings), HERE);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
