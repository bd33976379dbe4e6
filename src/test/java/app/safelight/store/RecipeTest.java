package app.safelight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.PictureStart;
import app.safelight.request.Provenance;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
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
                        ", Denoising strength: 1, Mask mode: Inpaint not masked, Mask blur: 4, Masked content: fill,");
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
        String text = "x\nSteps: 4, Sampler: Euler, CFG scale: 2, RNG: CPU, Clip skip: 2, Hires upscale: 2";
        assertThat(ImportedRequest.of(Recipe.parse(text), REQUEST).ignored())
                .containsExactly("RNG", "Clip skip", "Hires upscale");
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
