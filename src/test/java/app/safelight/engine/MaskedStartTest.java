package app.safelight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.diffusion.Latent;
import app.safelight.engine.image.ChangeMask;
import app.safelight.engine.image.CropRegion;
import app.safelight.engine.image.Placement;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskRules;
import app.safelight.request.MaskedContent;
import app.safelight.request.Outpainting;
import app.safelight.request.PaintedArea;
import app.safelight.request.PictureStart;
import app.safelight.request.Raster;
import app.safelight.request.Remark;
import app.safelight.request.ResizeMode;
import app.safelight.request.SoftInpainting;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MaskedStartTest {
    private static final ImageSize SIZE = new ImageSize(64, 64);
    private static final Inpainting SHARP = Inpainting.of("mask").withMaskBlur(0);

    private final DrawnPictures drawn =
            new DrawnPictures().noise("picture", 64, 64).box("mask", 64, 64, 8, 16, 16);

    @Test
    void insideTheMaskIsWhatWasMade() throws Exception {
        drawn.mask("mask", 64, 64, _ -> true);
        Raster made = noise(64, 64);
        assertThat(finished(SHARP, made).raster().rgb()).isEqualTo(made.rgb());
    }

    @Test
    void theMaskedAreaComesBackToItsPlace() throws Exception {
        drawn.noise("picture", 200, 90).box("mask", 200, 90, 150, 40, 20);
        byte[] white = new byte[3 * 64 * 64];
        Arrays.fill(white, (byte) 255);
        Inpainting how = SHARP.withArea(PaintedArea.ONLY_MASKED, 6);
        StartingPicture start = read(how);
        Raster finished = start.finished(new Raster(64, 64, white), null).raster();
        assertThat(masked(start).placement()).isEqualTo(new Placement.Framed(new CropRegion(144, 34, 32, 32)));
        assertThat(finished.width()).isEqualTo(200);
        for (int i = 0; i < 200 * 90; i++) {
            int x = i % 200 - 150;
            int y = i / 200 - 40;
            boolean inside = x >= 0 && x < 20 && y >= 0 && y < 20;
            int expected = inside ? 255 : masked(start).original().rgb()[3 * i] & 0xFF;
            assertThat(finished.rgb()[3 * i] & 0xFF).as("pixel %d", i).isEqualTo(expected);
        }
    }

    @Test
    void withoutAnOverlayTheMaskedAreaIsGivenAlone() throws Exception {
        Inpainting how = SHARP.withArea(PaintedArea.ONLY_MASKED, 0).withoutOverlay();
        Raster made = noise(64, 64);
        assertThat(read(how).remark()).isEqualTo(Remark.FRAME_ALONE);
        assertThat(read(how).finished(made, null).raster()).isSameAs(made);
    }

    @Test
    void whatChangesOutsideTheMaskIsCounted() throws Exception {
        Raster made = noise(64, 64);
        long strays = finished(SHARP.withoutOverlay(), made).strays();
        assertThat(strays).isBetween(64 * 64 - 16 * 16 - 5L, 64 * 64 - 16 * 16L);
        assertThat(finished(SHARP, made).strays()).isZero();
    }

    @Test
    void softInpaintingIsConfinedOrTold() throws Exception {
        SoftInpainting free = new SoftInpainting(1, 0.5, 4, 0, 0.5, 2);
        float[] far = new float[64];
        Arrays.fill(far, 100);
        ChangeMask.Change change = new ChangeMask.Change(8, 8, far, new float[64]);
        Raster made = noise(64, 64);
        assertThat(read(SHARP.withSoft(SoftInpainting.USUAL))
                        .finished(made, change)
                        .strays())
                .isZero();
        assertThat(read(SHARP.withSoft(free)).finished(made, change).strays()).isGreaterThan(3000);
    }

    @Test
    void anEmptyMaskSaysWhatHappens() throws Exception {
        drawn.mask("mask", 64, 64, _ -> false);
        StartingPicture whole = read(SHARP);
        assertThat(whole.remark()).isEqualTo(Remark.MASK_EMPTY_NOTHING_PAINTED);
        assertThat(whole.finished(noise(64, 64), null).raster().rgb())
                .isEqualTo(masked(whole).original().rgb());
        StartingPicture part = read(SHARP.withArea(PaintedArea.ONLY_MASKED, 32));
        assertThat(part.remark()).isEqualTo(Remark.MASK_EMPTY_ALL_PAINTED);
        assertThat(part.masked()).isNull();
    }

    @Test
    void aMaskThatLeavesNothingInTheLatentSaysSo() throws Exception {
        drawn.box("mask", 64, 64, 8, 16, 3);
        assertThat(read(SHARP).remark()).isEqualTo(Remark.MASK_TOO_SMALL);
        assertThat(read(SHARP.withArea(PaintedArea.ONLY_MASKED, 0)).remark()).isNull();
    }

    @Test
    void aMaskOfAnotherSizeIsBroughtToThePictures() throws Exception {
        drawn.box("mask", 128, 128, 16, 32, 32);
        Inpainting how = SHARP.withArea(PaintedArea.ONLY_MASKED, 0);
        CropRegion frame = ((Placement.Framed) masked(read(how)).placement()).frame();
        assertThat(frame.left()).isBetween(4, 8);
        assertThat(frame.width()).isBetween(16, 24);
    }

    @Test
    void aLatentsMaskIsAllOrNothingUnlessGreysCount() throws Exception {
        drawn.box("mask", 64, 64, 8, 8, 40);
        Latent like = new Latent(4, 8, 8, new float[256]);
        Inpainting blurred = Inpainting.of("mask").withMaskBlur(8);
        assertThat(masked(read(blurred)).repaint(like).values()).containsOnly(0, 1);
        assertThat(hasGreys(masked(read(blurred.unrounded())).repaint(like))).isTrue();
        Inpainting graded = blurred.withRules(MaskRules.USUAL.with(MaskRules.Strength.BY_GREY));
        assertThat(hasGreys(masked(read(graded)).repaint(like))).isTrue();
    }

    private static boolean hasGreys(Latent mask) {
        for (float value : mask.values()) {
            if (value > 0.1 && value < 0.9) {
                return true;
            }
        }
        return false;
    }

    @Test
    void whatAPictureGrowsByIsFilledAndPainted() throws Exception {
        Inpainting how = Inpainting.of(new Outpainting(24, 0, 8, 0)).withMaskBlur(2);
        StartingPicture start =
                StartingPicture.read(PictureStart.of("picture").withInpainting(how), new ImageSize(96, 64), drawn);
        MaskedStart masked = masked(start);
        assertThat(masked.original().width()).isEqualTo(96);
        assertThat(masked.mask().at(0, 30, 0)).isEqualTo(255);
        assertThat(masked.mask().at(23, 30, 0)).isGreaterThan(240);
        assertThat(masked.mask().at(50, 30, 0)).isZero();
        assertThat(masked.mask().at(95, 30, 0)).isEqualTo(255);
        Raster made = noise(96, 64);
        Raster finished = start.finished(made, null).raster();
        for (int x = 0; x < 24; x++) {
            assertThat(finished.rgb()[3 * (30 * 96 + x)]).as("column %d", x).isEqualTo(made.rgb()[3 * (30 * 96 + x)]);
        }
    }

    @Test
    void aPictureBesideItsEnlargedLatentLiesInTheCorner() throws Exception {
        StartingPicture start = StartingPicture.read(
                PictureStart.of("picture").withResize(ResizeMode.LATENT_UPSCALE).withInpainting(SHARP),
                new ImageSize(128, 128),
                drawn);
        assertThat(start.remark()).isEqualTo(Remark.LAID_IN_CORNER);
        Raster made = noise(128, 128);
        Raster finished = start.finished(made, null).raster();
        assertThat(finished.rgb()[0]).isEqualTo(start.content().rgb()[0]);
        assertThat(finished.rgb()[3 * (100 * 128 + 100)]).isEqualTo(made.rgb()[3 * (100 * 128 + 100)]);
    }

    @Test
    void maskedContentIsPutUnderTheMask() throws Exception {
        StartingPicture filled = read(SHARP.withContent(MaskedContent.FILL));
        byte[] original = masked(filled).original().rgb();
        int inside = 3 * (24 * 64 + 16);
        int outside = 3 * (50 * 64 + 50);
        assertThat(filled.content().rgb()[outside]).isEqualTo(original[outside]);
        assertThat(Arrays.copyOfRange(filled.content().rgb(), inside, inside + 3))
                .isNotEqualTo(Arrays.copyOfRange(original, inside, inside + 3));
    }

    private StartingPicture read(Inpainting how) throws EngineException {
        return StartingPicture.read(PictureStart.of("picture").withInpainting(how), SIZE, drawn);
    }

    private MaskedStart.Finished finished(Inpainting how, Raster made) throws EngineException {
        return read(how).finished(made, null);
    }

    private static MaskedStart masked(StartingPicture start) {
        return Objects.requireNonNull(start.masked());
    }

    private static Raster noise(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        new SplittableRandom(3).nextBytes(rgb);
        return new Raster(width, height, rgb);
    }
}
