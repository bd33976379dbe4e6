package app.safelight.ui.request;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.engine.PromptMeter;
import app.safelight.request.ArgbPicture;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskRaster;
import app.safelight.request.MaskRules;
import app.safelight.request.MaskedContent;
import app.safelight.request.Outpainting;
import app.safelight.request.PaintedArea;
import app.safelight.request.PictureStart;
import app.safelight.request.ResizeMode;
import app.safelight.request.SoftInpainting;
import app.safelight.request.StepRule;
import app.safelight.store.InputFiles;
import app.safelight.store.MaskFile;
import app.safelight.ui.mask.ActingRule;
import app.safelight.ui.mask.BasePicture;
import app.safelight.ui.mask.DocumentModel;
import app.safelight.ui.mask.FrameRule;
import app.safelight.ui.mask.MaskSheet;
import app.safelight.ui.run.FxDelivery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartModelTest {
    private final Path folder;

    private final FxDelivery delivery = FxDelivery.to(Runnable::run);
    private final DocumentModel document;
    private final StartModel start;
    private final RequestModel request;
    private Path picture = Path.of("");
    private Path mask = Path.of("");

    StartModelTest(@TempDir Path folder) {
        this.folder = folder;
        document = new DocumentModel(new InputFiles(folder.resolve("inputs")), Runnable::run, delivery, _ -> {});
        start = new StartModel(document);
        request = new RequestModel(new PromptMeter(), start, _ -> {}, delivery, new Random(1));
    }

    @BeforeEach
    void write() throws Exception {
        picture = folder.resolve("picture.png");
        MaskFile.write(picture, new MaskRaster(128, 64, new byte[128 * 64]));
        byte[] full = new byte[128 * 64];
        Arrays.fill(full, (byte) 255);
        mask = folder.resolve("mask.png");
        MaskFile.write(mask, new MaskRaster(128, 64, full));
    }

    @Test
    void withoutAPictureTheRequestStartsFromNoise() {
        assertThat(request.request(null).start()).isNull();
    }

    @Test
    void aPictureAndItsFieldsAreInTheRequest() {
        document.choose(picture);
        start.denoising().textProperty().set("0.3");
        start.resizeProperty().set(ResizeMode.RESIZE_AND_FILL);
        start.stepRuleProperty().set(StepRule.EXACT);
        assertThat(request.request(null).start())
                .isEqualTo(new PictureStart(kept(), 0.3, StepRule.EXACT, ResizeMode.RESIZE_AND_FILL, null));
    }

    @Test
    void aMaskThatActsIsInTheRequest() {
        document.choose(picture);
        start.maskBlur().textProperty().set("7");
        start.contentProperty().set(MaskedContent.LATENT_NOISE);
        start.modeProperty().set(MaskMode.INPAINT_NOT_MASKED);
        assertThat(Objects.requireNonNull(request.request(mask).start()).inpainting())
                .isEqualTo(new Inpainting(mask.toString(), 7, MaskedContent.LATENT_NOISE, MaskMode.INPAINT_NOT_MASKED));
    }

    @Test
    void theMaskedAreaAloneIsInTheRequestWithItsMargin() {
        document.choose(picture);
        start.areaProperty().set(PaintedArea.ONLY_MASKED);
        start.padding().textProperty().set("17");
        Inpainting asked = Objects.requireNonNull(
                Objects.requireNonNull(request.request(mask).start()).inpainting());
        assertThat(asked.area()).isEqualTo(PaintedArea.ONLY_MASKED);
        assertThat(asked.padding()).isEqualTo(17);
        assertThat(request.frame())
                .isEqualTo(new FrameRule(new ActingRule(MaskMode.INPAINT_MASKED, 4), 17, new ImageSize(128, 64), 0));
        start.areaProperty().set(PaintedArea.WHOLE_PICTURE);
        assertThat(request.frame()).isNull();
    }

    @Test
    void whoeverHearsOfAChangeSeesWhetherItCanBeUsed() {
        List<String> seen = new ArrayList<>();
        start.areaProperty().set(PaintedArea.ONLY_MASKED);
        request.watchFrame(() -> seen.add(request.frame() == null ? "none" : "one"));
        request.width().textProperty().set("100");
        request.width().textProperty().set("128");
        start.maskBlur().textProperty().set("soft");
        assertThat(seen).containsExactly("none", "one", "one");
    }

    @Test
    void fieldsThatDoNotCountCannotBeWrong() {
        start.denoising().textProperty().set("much");
        start.maskBlur().textProperty().set("soft");
        start.padding().textProperty().set("wide");
        assertThat(request.problems()).isEmpty();
        document.choose(picture);
        assertThat(request.problems()).containsExactly(Field.DENOISING);
        document.loadMask(mask);
        assertThat(request.problems()).containsExactly(Field.DENOISING, Field.MASK_BLUR);
        start.areaProperty().set(PaintedArea.ONLY_MASKED);
        assertThat(request.problems()).containsExactly(Field.DENOISING, Field.MASK_BLUR, Field.PADDING);
    }

    @Test
    void aRequestFillsTheFields() {
        document.choose(picture);
        PictureStart taken = PictureStart.of("elsewhere.png")
                .withDenoising(0.55)
                .withStepRule(StepRule.EXACT)
                .withResize(ResizeMode.CROP_AND_RESIZE)
                .withInpainting(Inpainting.of("mask")
                        .withMaskBlur(11)
                        .withContent(MaskedContent.FILL)
                        .withMode(MaskMode.INPAINT_NOT_MASKED)
                        .withArea(PaintedArea.ONLY_MASKED, 50));
        request.fill(request.request(null).withStart(taken));
        assertThat(request.request(mask).start())
                .isEqualTo(taken.withPicture(kept())
                        .withInpainting(
                                Objects.requireNonNull(taken.inpainting()).withMask(mask.toString())));
    }

    private String kept() {
        return Objects.requireNonNull(document.pictureProperty().get()).file().toString();
    }

    private Inpainting asked(@Nullable Path acting) {
        return Objects.requireNonNull(
                Objects.requireNonNull(request.request(acting).start()).inpainting());
    }

    @Test
    void aPictureThatIsNoMultipleOf8KeepsItsOwnSizeWhilePaintedIn() throws Exception {
        Path odd = folder.resolve("odd.png");
        MaskFile.write(odd, new MaskRaster(101, 67, new byte[101 * 67]));
        document.choose(odd);
        ImageSize size = Objects.requireNonNull(request.size());
        assertThat(size).isEqualTo(new ImageSize(104, 72));
        assertThat(start.outcome(size)).as("nothing is painted in").isEqualTo(PixelSize.of(size));
        document.loadMask(mask);
        assertThat(asked(mask).rules().ownSize()).isTrue();
        assertThat(start.outcome(size)).isEqualTo(new PixelSize(101, 67));
        request.width().textProperty().set("208");
        assertThat(asked(mask).rules().ownSize())
                .as("another size is asked for")
                .isFalse();
    }

    @Test
    void aPictureThatGrowsNeedsNoMask() {
        document.choose(picture);
        assertThat(Objects.requireNonNull(request.request(null).start()).inpainting())
                .isNull();
        start.finer().grow(0, 16, 24, 0);
        assertThat(start.paintsProperty().get()).isTrue();
        assertThat(asked(null).mask()).isEmpty();
        assertThat(asked(null).rules().outpainting()).isEqualTo(new Outpainting(0, 16, 24, 0));
        assertThat(asked(null).rules().ownSize()).isTrue();
        assertThat(start.outcome(new ImageSize(128, 64))).isEqualTo(new PixelSize(152, 80));
    }

    @Test
    void greysMeanWhatIsChosen() {
        document.choose(picture);
        assertThat(asked(mask)).isEqualTo(Inpainting.of(mask.toString()));
        start.finer().greysProperty().set(Greys.STRENGTH);
        assertThat(asked(mask).rules().strength()).isEqualTo(MaskRules.Strength.BY_GREY);
        start.finer().greysProperty().set(Greys.UNROUNDED);
        assertThat(asked(mask).rounded()).isFalse();
        start.finer().greysProperty().set(Greys.SOFT);
        start.finer().entry(Field.CONTRAST).textProperty().set("7.5");
        assertThat(Objects.requireNonNull(asked(mask).soft()).transitionContrast())
                .isEqualTo(7.5);
    }

    @Test
    void masksWithStrengthsOfTheirOwnMakeGreysMeanStrength() {
        document.choose(picture);
        document.loadMask(mask);
        MaskSheet sheet = document.masks().activeProperty().get();
        sheet.strengthProperty().set(0.5);
        assertThat(asked(mask).rules().strength()).isEqualTo(MaskRules.Strength.BY_GREY);
        start.finer().greysProperty().set(Greys.SOFT);
        assertThat(asked(mask).rules().strength()).isEqualTo(MaskRules.Strength.SAME);
        assertThat(asked(mask).soft()).isNotNull();
    }

    @Test
    void theMaskedAreaIsWorkedOnAtAMultipleOfItsSize() {
        document.choose(picture);
        document.loadMask(mask);
        start.areaProperty().set(PaintedArea.ONLY_MASKED);
        start.finer().entry(Field.FRAME_SCALE).textProperty().set("2.5");
        assertThat(asked(mask).rules().frameScale()).isEqualTo(2.5);
        assertThat(Objects.requireNonNull(request.frame()).scale()).isEqualTo(2.5);
        start.finer().entry(Field.FRAME_SCALE).textProperty().set("0.1");
        assertThat(request.problems()).containsExactly(Field.FRAME_SCALE);
    }

    @Test
    void finerRulesOfARequestFillTheFields() {
        document.choose(picture);
        Inpainting how = Inpainting.of("mask")
                .withSoft(new SoftInpainting(2, 0.25, 6, 0.5, 0.75, 3, false))
                .withConditionalWeight(0.5)
                .withoutOverlay()
                .withRules(MaskRules.USUAL.with(new Outpainting(8, 0, 0, 16)).atOwnSize());
        PictureStart taken =
                new PictureStart(kept(), 0.75, StepRule.SHARE, ResizeMode.JUST_RESIZE, how, 0.9, 0.2, true, 0xFFFFFF);
        request.fill(request.request(null).withStart(taken));
        assertThat(request.request(mask).start()).isEqualTo(taken.withInpainting(how.withMask(mask.toString())));
    }

    @Test
    void aPictureBringsItsSizeAlong() {
        document.choose(picture);
        assertThat(request.request(null).size()).isEqualTo(new ImageSize(128, 64));
    }

    @ParameterizedTest
    @CsvSource({
        "512, 512, 512x512",
        "1024, 1024, 1024x1024",
        "500, 333, 504x336",
        "6000, 4000, 624x416",
        "10, 10, 64x64",
        "8000, 20, 8000x64"
    })
    void theSizeIsThePicturesOwnUnlessThatIsMuchMoreThanBefore(int width, int height, String size) {
        BasePicture base = new BasePicture(
                Path.of("a.png"), Path.of("a.png"), new ArgbPicture(width, height, new int[width * height]));
        assertThat(StartSize.of(base, 512 * 512)).hasToString(size);
    }
}
