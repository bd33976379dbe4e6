package app.safelight.ui.mask;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.engine.image.CropRegion;
import app.safelight.engine.image.MaskBlur;
import app.safelight.engine.image.Masks;
import app.safelight.engine.image.Pixels;
import app.safelight.request.ImageSize;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskRaster;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MaskOperationTest {
    private static MaskRaster drawn(int seed, int width, int height) {
        SplittableRandom random = new SplittableRandom(seed);
        Mask mask = new Mask(width, height);
        MaskEdit edit = new MaskEdit(mask);
        for (int i = 0; i < 6; i++) {
            Dab dab = new Dab(
                    new Brush(random.nextInt(1, 12), random.nextDouble()),
                    new Point(random.nextInt(width), random.nextInt(height)),
                    new Point(random.nextInt(width), random.nextInt(height)));
            edit.apply(Ink.PAINT, dab.area(), dab);
        }
        return mask.raster();
    }

    @Test
    void growingTakesTheGreatestLevelWithinTheDistance() {
        for (int seed = 0; seed < 5; seed++) {
            MaskRaster mask = drawn(seed, 50, 40);
            for (int distance : new int[] {1, 3, 7}) {
                MaskRaster grown = MaskOperation.grow(distance).apply(mask);
                for (int i = 0; i < mask.levels().length; i++) {
                    assertThat(grown.levels()[i] & 0xFF).isEqualTo(greatest(mask, i % 50, i / 50, distance));
                }
            }
        }
    }

    private static int greatest(MaskRaster mask, int x, int y, int distance) {
        int greatest = 0;
        for (int v = Math.max(y - distance, 0); v <= Math.min(y + distance, mask.height() - 1); v++) {
            for (int u = Math.max(x - distance, 0); u <= Math.min(x + distance, mask.width() - 1); u++) {
                if ((u - x) * (u - x) + (v - y) * (v - y) <= distance * distance) {
                    greatest = Math.max(greatest, mask.levels()[v * mask.width() + u] & 0xFF);
                }
            }
        }
        return greatest;
    }

    @Test
    void shrinkingIsGrowingOfWhatIsNotPainted() {
        MaskRaster mask = drawn(9, 60, 60);
        MaskRaster shrunk = MaskOperation.shrink(3).apply(mask);
        MaskRaster other = MaskOperation.grow(3).apply(Morphology.inverted(mask));
        assertThat(shrunk.levels()).isEqualTo(Morphology.inverted(other).levels());
    }

    @Test
    void softeningIsTheEnginesBlur() {
        MaskRaster mask = drawn(4, 60, 50);
        Pixels blurred = MaskBlur.blur(new Pixels(60, 50, 1, mask.levels()), 5, 5);
        assertThat(MaskOperation.feather(5).apply(mask).levels()).isEqualTo(blurred.values());
    }

    @Test
    void aPieceOfTheMaskActsAsTheWholeDoes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 40; i++) {
            MaskRaster drawn = drawn(i, 120, 90);
            Mask mask = new Mask(drawn);
            int blur = random.nextInt(0, 14);
            MaskMode mode = random.nextBoolean() ? MaskMode.INPAINT_MASKED : MaskMode.INPAINT_NOT_MASKED;
            Pixels pixels = new Pixels(120, 90, 1, mask.raster().levels());
            Pixels whole = MaskBlur.blur(mode == MaskMode.INPAINT_MASKED ? pixels : Masks.inverted(pixels), blur, blur);
            int left = random.nextInt(110);
            int top = random.nextInt(80);
            Area area = new Area(left, top, random.nextInt(left + 1, 121), random.nextInt(top + 1, 91));
            ActingRule rule = new ActingRule(mode, blur);
            MaskRaster acting = rule.apply(rule.piece(mask, area));
            Mask expected = new Mask(new MaskRaster(120, 90, whole.values()));
            assertThat(acting.levels()).isEqualTo(expected.raster(area).levels());
        }
    }

    @Test
    void theFrameIsTheEngines() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 40; i++) {
            MaskRaster drawn = drawn(i, 120, 90);
            int blur = random.nextInt(0, 14);
            int padding = random.nextInt(0, 40);
            MaskMode mode = random.nextInt(4) == 0 ? MaskMode.INPAINT_NOT_MASKED : MaskMode.INPAINT_MASKED;
            ImageSize size = new ImageSize(8 * random.nextInt(8, 20), 8 * random.nextInt(8, 20));
            Pixels pixels = new Pixels(120, 90, 1, drawn.levels().clone());
            Pixels whole = MaskBlur.blur(mode == MaskMode.INPAINT_MASKED ? pixels : Masks.inverted(pixels), blur, blur);
            CropRegion region = CropRegion.around(whole, padding).orElseThrow().grown(size, 120, 90);
            FrameRule rule = new FrameRule(new ActingRule(mode, blur), padding, size, 0);
            CropFrame frame = rule.frame(drawn).orElseThrow();
            assertThat(frame.area().left()).isEqualTo(region.left());
            assertThat(frame.area().top()).isEqualTo(region.top());
            assertThat(frame.area().width()).isEqualTo(region.width());
            assertThat(frame.area().height()).isEqualTo(region.height());
        }
    }

    @Test
    void anEmptyMaskHasNoFrame() {
        FrameRule rule = new FrameRule(new ActingRule(MaskMode.INPAINT_MASKED, 4), 32, new ImageSize(64, 64), 0);
        assertThat(rule.frame(new MaskRaster(90, 70, new byte[90 * 70]))).isEmpty();
    }

    @Test
    void fillingStopsAtWhatIsPaintedAndTakesItsSoftEdgeAlong() {
        Mask mask = new Mask(60, 60);
        MaskEdit edit = new MaskEdit(mask);
        Point[] corners = {new Point(10, 10), new Point(50, 10), new Point(50, 50), new Point(10, 50)};
        for (int i = 0; i < 4; i++) {
            Dab side = new Dab(new Brush(4, 0.5), corners[i], corners[(i + 1) % 4]);
            edit.apply(Ink.PAINT, side.area(), side);
        }
        MaskRaster filled = FloodFill.at(mask.raster(), 30, 30, Ink.PAINT);
        for (int y = 10; y < 50; y++) {
            for (int x = 10; x < 50; x++) {
                assertThat(filled.levels()[y * 60 + x] & 0xFF)
                        .as("%s, %s", x, y)
                        .isEqualTo(255);
            }
        }
        assertThat(filled.levels()[5 * 60 + 30]).as("outside").isZero();
        MaskRaster wiped = FloodFill.at(filled, 30, 30, Ink.ERASE);
        assertThat(new Mask(wiped).isEmpty()).isTrue();
    }

    @Test
    void fillingOutsideThePictureDoesNothing() {
        MaskRaster mask = drawn(2, 30, 30);
        assertThat(FloodFill.at(mask, -1, 5, Ink.PAINT).levels()).isEqualTo(mask.levels());
        assertThat(FloodFill.at(mask, 5, 30, Ink.PAINT).levels()).isEqualTo(mask.levels());
    }
}
