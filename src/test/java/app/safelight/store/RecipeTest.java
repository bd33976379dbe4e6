package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.ConditioningPadding;
import app.safelight.request.EditingRule;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.NetworkRules;
import app.safelight.request.PictureStart;
import app.safelight.request.Provenance;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleRules;
import app.safelight.request.ScheduleType;
import app.safelight.request.Tuning;
import app.safelight.request.Upscaler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {
    private static final GenerationRequest REQUEST = new GenerationRequest(
            "a red tulip, (big:1.2)\nat night",
            "blue",
            null,
            null,
            SamplerType.DPMPP_2M,
            ScheduleType.AUTOMATIC,
            20,
            7.5,
            -2,
            new ImageSize(512, 768),
            1);
    private static final Provenance PROVENANCE = new Provenance("garden, small", "0123456789", "0.1.0");

    @Test
    void theTextHasTheOriginalsOrderAndQuoting() {
        assertThat(Recipe.of(REQUEST, ScheduleType.KARRAS, PROVENANCE).text()).isEqualTo("""
                a red tulip, (big:1.2)
                at night
                Negative prompt: blue
                Steps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7.5, \
                Seed: 18446744073709551614, Size: 512x768, Model hash: 0123456789, Model: "garden, small", \
                RNG: NV, Version: Safelight 0.1.0""");
    }

    @Test
    void aRequestComesBackFromItsRecipe() throws Exception {
        String text = Recipe.of(REQUEST, ScheduleType.KARRAS, PROVENANCE).text();
        ImportedRequest imported = ImportedRequest.of(Recipe.parse(text), REQUEST.single(3));
        assertThat(imported).isEqualTo(new ImportedRequest(REQUEST, java.util.List.of()));
    }

    @Test
    void aStartFromAPictureIsToldAsTheOriginalTellsIt() {
        PictureStart whole = PictureStart.of("a.png").withDenoising(1);
        PictureStart part =
                whole.withInpainting(new Inpainting("m.png", 4, MaskedContent.FILL, MaskMode.INPAINT_NOT_MASKED));
        assertThat(Recipe.of(REQUEST.withStart(whole), ScheduleType.KARRAS, PROVENANCE)
                        .text())
                .contains(", Denoising strength: 1, RNG: NV");
        assertThat(Recipe.of(REQUEST.withStart(part), ScheduleType.KARRAS, PROVENANCE)
                        .text())
                .contains(
                        ", Denoising strength: 1, RNG: NV, Mask mode: Inpaint not masked, Mask blur: 4, Masked content:"
                                + " fill,");
    }

    @Test
    void aRecipeSettlesTheStartOfItsBase() throws Exception {
        PictureStart told = PictureStart.of("a.png")
                .withDenoising(0.3)
                .withInpainting(new Inpainting("m.png", 9, MaskedContent.LATENT_NOTHING, MaskMode.INPAINT_NOT_MASKED));
        String text = Recipe.of(REQUEST.withStart(told), ScheduleType.KARRAS, PROVENANCE)
                .text();
        PictureStart given = PictureStart.of("b.png").withInpainting(Inpainting.of("n.png"));
        ImportedRequest imported = ImportedRequest.of(Recipe.parse(text), REQUEST.withStart(given));
        assertThat(imported.ignored()).isEmpty();
        assertThat(imported.request().start())
                .isEqualTo(told.withPicture("b.png")
                        .withInpainting(
                                new Inpainting("n.png", 9, MaskedContent.LATENT_NOTHING, MaskMode.INPAINT_NOT_MASKED)));
        assertThat(ImportedRequest.of(Recipe.parse(text), REQUEST).ignored())
                .containsExactly("Denoising strength", "Mask mode", "Mask blur", "Masked content");
    }

    @Test
    void parametersWithoutMeaningAreNamed() throws Exception {
        String text =
                "x\nSteps: 4, Sampler: Euler, CFG scale: 2, RNG: TPU, Clip skip: two, Hires upscaler: R-ESRGAN 4x+,"
                        + " Refiner: xl [0123456789], Face restoration: GFPGAN, VAE Decoder: TAESD, Token merging ratio: 0.5";
        assertThat(ImportedRequest.of(Recipe.parse(text), REQUEST).ignored())
                .containsExactly(
                        "RNG",
                        "Clip skip",
                        "Hires upscaler",
                        "Refiner",
                        "Face restoration",
                        "VAE Decoder",
                        "Token merging ratio");
    }

    @Test
    void whatARecipeIsSilentOnIsAsUsual() throws Exception {
        GenerationRequest odd = REQUEST.withTuning(Tuning.USUAL.with(new NetworkRules(true, 0, 0)))
                .withHires(Hires.of(Upscaler.LANCZOS, 2, 0.5));
        String text = "x\nSteps: 4, Sampler: Euler, CFG scale: 2";
        GenerationRequest read = ImportedRequest.of(Recipe.parse(text), odd).request();
        assertThat(read.tuning()).isEqualTo(Tuning.USUAL);
        assertThat(read.hires()).isNull();
        assertThat(read.size()).isEqualTo(REQUEST.size());
        assertThat(read.seed()).isEqualTo(REQUEST.seed());
    }

    @Test
    void aTextWithoutParametersChangesThePromptsAlone() throws Exception {
        GenerationRequest odd = REQUEST.withHires(Hires.of(Upscaler.LANCZOS, 2, 0.5));
        assertThat(ImportedRequest.of(Recipe.parse("a cat\nNegative prompt: a dog"), odd)
                        .request())
                .isEqualTo(odd.withPrompts("a cat", "a dog"));
    }

    @ParameterizedTest
    @CsvSource({
        "v1.5.2, Eta: 0.5, 0.5",
        "v1.6.0, Eta: 0.5, 0",
        "v1.6.0, Eta DDIM: 0.5, 0.5",
    })
    void theShareOfNoiseOfDdimHadAnotherNameOnce(String version, String eta, double expected) throws Exception {
        String text = "x\nSteps: 4, Sampler: DDIM, CFG scale: 2, " + eta + ", Version: " + version;
        assertThat(ImportedRequest.of(Recipe.parse(text), REQUEST)
                        .request()
                        .tuning()
                        .sampling()
                        .etaDdim())
                .isEqualTo(expected);
    }

    @Test
    void olderVersionsBehaveAsTheyDid() throws Exception {
        String text = "[a:b:5]\nSteps: 4, Sampler: PLMS, CFG scale: 2, Version: v1.5.0";
        Tuning tuning =
                ImportedRequest.of(Recipe.parse(text), REQUEST).request().tuning();
        assertThat(tuning.prompts().editing()).isEqualTo(EditingRule.BELOW_ONE);
        assertThat(tuning.prompts().padding()).isEqualTo(ConditioningPadding.LAST_STATE);
        assertThat(tuning.sampling().schedule().levels()).isEqualTo(ScheduleRules.TrainedLevels.DOWNCAST);
    }

    @Test
    void aSecondPassIsReadInOldAndNewWords() throws Exception {
        String once = "x\nSteps: 4, Sampler: Euler a, CFG scale: 2, Size: 1024x768, First pass size: 512x384,"
                + " Denoising strength: 0.6";
        GenerationRequest read = ImportedRequest.of(Recipe.parse(once), REQUEST).request();
        assertThat(read.size()).isEqualTo(new ImageSize(512, 384));
        assertThat(read.hires())
                .isEqualTo(new Hires(Upscaler.LATENT, 2, 1024, 768, 0, 0.6, null, ScheduleType.AUTOMATIC, "", ""));
        String now = "x\nSteps: 4, Sampler: Euler a, CFG scale: 2, Hires upscale: 1.5, Hires steps: 9,"
                + " Hires upscaler: Latent (bicubic), Hires sampler: DPM++ 2M Karras, Hires prompt: \"y, z\","
                + " Denoising strength: 0.6";
        assertThat(ImportedRequest.of(Recipe.parse(now), REQUEST).request().hires())
                .isEqualTo(new Hires(
                        Upscaler.LATENT_BICUBIC,
                        1.5,
                        0,
                        0,
                        9,
                        0.6,
                        SamplerType.DPMPP_2M,
                        ScheduleType.AUTOMATIC,
                        "y, z",
                        ""));
    }

    @Test
    void aValueOutOfRangeIsNamed() {
        String text = "x\nSteps: 4, Sampler: Euler, Size: 500x333";
        assertThatThrownBy(() -> ImportedRequest.of(Recipe.parse(text), REQUEST))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("width 500 is not a multiple of 8");
    }

    @ParameterizedTest
    @CsvSource({
        "dpmpp_2m, Automatic, DPM++ 2M, Automatic",
        "dpmpp_2m_karras, Automatic, DPM++ 2M, Karras",
        "DPM++ 2M Karras, Automatic, DPM++ 2M, Karras",
        "euler_a, karras, Euler a, Karras",
        "euler_ancestral, sgm_uniform, Euler a, SGM Uniform",
        "EULER, exponential, Euler, Exponential",
        "ddim, uniform, DDIM, Uniform",
        "DPM++ 2M SDE Heun Exponential, Automatic, DPM++ 2M SDE Heun, Exponential",
        "magic, slow, magic, slow"
    })
    void namesAreReadInAnySpelling(String sampler, String schedule, String samplerLabel, String scheduleLabel) {
        assertThat(SamplerNames.split(sampler, schedule))
                .isEqualTo(new SamplerNames.Labels(samplerLabel, scheduleLabel));
    }
}
