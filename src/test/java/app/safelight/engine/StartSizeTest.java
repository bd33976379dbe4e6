package app.safelight.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskRules;
import app.safelight.request.ModelFamily;
import app.safelight.request.ModelVariant;
import app.safelight.request.Outpainting;
import app.safelight.request.PaintedArea;
import app.safelight.request.PictureStart;
import app.safelight.request.Prediction;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.weights.ModelDescription;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StartSizeTest {
    private static final ModelDefaults MODEL = new ModelDefaults(new ModelDescription(
            ModelFamily.SD1, ModelVariant.BASE, Prediction.EPSILON, Map.of(), Map.of(), List.of()));
    private static final Inpainting PAINTED = Inpainting.of("mask").withMaskBlur(0);

    private final DrawnPictures drawn = new DrawnPictures()
            .noise("picture", 150, 90)
            .box("mask", 150, 90, 20, 30, 33)
            .mask("none", 150, 90, _ -> false);

    @Test
    void aPicturePaintedInKeepsItsSizeUpToTheNextMultiplesOfEight() throws Exception {
        GenerationRequest settled = settled(PAINTED, null);
        assertThat(settled.size()).isEqualTo(new ImageSize(152, 96));
        assertThat(painting(settled).rules().ownSize()).isTrue();
        assertThat(settled(painting(settled), settled.size())).isEqualTo(settled);
    }

    @Test
    void aSizeThatIsNamedIsTaken() throws Exception {
        assertThat(settled(PAINTED, new ImageSize(64, 64)).size()).isEqualTo(new ImageSize(64, 64));
        assertThat(painting(settled(PAINTED, new ImageSize(64, 64))).rules().ownSize())
                .isFalse();
    }

    @Test
    void whatAPictureGrowsByIsPartOfItsSize() throws Exception {
        assertThat(settled(Inpainting.of(new Outpainting(10, 0, 0, 30)), null).size())
                .isEqualTo(new ImageSize(160, 120));
    }

    @Test
    void theMaskedAreaIsWorkedOnAtTheModelsSizeOrAMultipleOfItsOwn() throws Exception {
        Inpainting part = PAINTED.withArea(PaintedArea.ONLY_MASKED, 5);
        assertThat(settled(part, null).size()).isEqualTo(new ImageSize(512, 512));
        Inpainting twice = part.withRules(MaskRules.USUAL.withFrameScale(2.5));
        GenerationRequest settled = settled(twice, new ImageSize(64, 64));
        assertThat(settled.size()).isEqualTo(new ImageSize(112, 112));
        assertThat(painting(settled).rules().frameScale()).isZero();
    }

    @Test
    void anEmptyMaskHasTheSizeOfTheRequest() throws Exception {
        Inpainting none = PAINTED.withMask("none")
                .withArea(PaintedArea.ONLY_MASKED, 5)
                .withRules(MaskRules.USUAL.withFrameScale(2));
        assertThat(settled(none, new ImageSize(72, 64)).size()).isEqualTo(new ImageSize(72, 64));
    }

    @Test
    void aPictureTooLargeForItsOwnSizeIsNamed() {
        drawn.noise("picture", 8200, 2).mask("mask", 8200, 2, _ -> true);
        assertThatThrownBy(() -> settled(PAINTED, null))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("picture would be worked on at its own size, 8200x2")
                .hasMessageContaining("Paint the masked area only");
    }

    @Test
    void everyMaskOfABatchIsReadBeforeTheWork() throws Exception {
        Inpainting batch = PAINTED.withRules(MaskRules.USUAL.withFurther(List.of("none", "missing")));
        Starts starts = new Starts(new ImageSize(64, 64), ModelVariant.BASE, drawn);
        assertThatThrownBy(() -> starts.check(request(batch, null)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("missing cannot be read");
    }

    @Test
    void eachPictureOfABatchHasItsMask() throws Exception {
        GenerationRequest batch =
                request(PAINTED.withRules(MaskRules.USUAL.withFurther(List.of("none"))), new ImageSize(64, 64));
        Starts starts = new Starts(new ImageSize(64, 64), ModelVariant.BASE, drawn);
        starts.picture(batch.single(0));
        starts.picture(batch.single(1));
        starts.picture(batch.single(2));
        starts.picture(batch.single(2));
        assertThat(drawn.read).containsExactly("picture", "mask", "picture", "none", "picture", "mask");
    }

    private GenerationRequest settled(Inpainting how, @Nullable ImageSize size) throws EngineException {
        return new StartSize(drawn).settled(request(how, size), MODEL);
    }

    private static GenerationRequest request(Inpainting how, @Nullable ImageSize size) {
        return new GenerationRequest(
                "",
                "",
                null,
                null,
                SamplerType.EULER,
                ScheduleType.AUTOMATIC,
                1,
                1,
                1,
                size,
                1,
                PictureStart.of("picture").withInpainting(how));
    }

    private static Inpainting painting(GenerationRequest request) {
        return Objects.requireNonNull(Objects.requireNonNull(request.start()).inpainting());
    }
}
