package app.safelight.ui.request;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.engine.PromptMeter;
import app.safelight.request.ArgbPicture;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskRaster;
import app.safelight.request.MaskedContent;
import app.safelight.request.PictureStart;
import app.safelight.request.ResizeMode;
import app.safelight.request.StepRule;
import app.safelight.store.MaskFile;
import app.safelight.ui.mask.BasePicture;
import app.safelight.ui.mask.DocumentModel;
import app.safelight.ui.run.FxDelivery;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartModelTest {
    @TempDir
    private Path folder;

    private final FxDelivery delivery = FxDelivery.to(Runnable::run);
    private final DocumentModel document = new DocumentModel(Runnable::run, delivery, _ -> {});
    private final StartModel start = new StartModel(document);
    private final RequestModel request = new RequestModel(new PromptMeter(), start, _ -> {}, delivery, new Random(1));
    private Path picture = Path.of("");
    private Path mask = Path.of("");

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
                .isEqualTo(new PictureStart(picture.toString(), 0.3, StepRule.EXACT, ResizeMode.RESIZE_AND_FILL, null));
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
    void fieldsThatDoNotCountCannotBeWrong() {
        start.denoising().textProperty().set("much");
        start.maskBlur().textProperty().set("soft");
        assertThat(request.problems()).isEmpty();
        document.choose(picture);
        assertThat(request.problems()).containsExactly(Field.DENOISING);
        document.loadMask(mask);
        assertThat(request.problems()).containsExactly(Field.DENOISING, Field.MASK_BLUR);
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
                        .withMode(MaskMode.INPAINT_NOT_MASKED));
        request.fill(request.request(null).withStart(taken));
        assertThat(request.request(mask).start())
                .isEqualTo(taken.withPicture(picture.toString())
                        .withInpainting(
                                Objects.requireNonNull(taken.inpainting()).withMask(mask.toString())));
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
        BasePicture base = new BasePicture(Path.of("a.png"), new ArgbPicture(width, height, new int[width * height]));
        assertThat(StartSize.of(base, 512 * 512)).hasToString(size);
    }
}
