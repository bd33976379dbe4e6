package app.safelight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.engine.image.ChangeMask;
import app.safelight.engine.image.Compositing;
import app.safelight.engine.image.MaskBlur;
import app.safelight.engine.image.Masks;
import app.safelight.engine.image.Pixels;
import app.safelight.engine.image.Resizing;
import app.safelight.request.ArgbPicture;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskRules;
import app.safelight.request.ModelFamily;
import app.safelight.request.ModelVariant;
import app.safelight.request.Outpainting;
import app.safelight.request.PaintedArea;
import app.safelight.request.Prediction;
import app.safelight.request.Raster;
import app.safelight.request.Remark;
import app.safelight.request.ResizeMode;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.store.PictureInput;
import app.safelight.store.StoreException;
import app.safelight.weights.ModelDescription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every pixel outside the blurred mask is byte for byte the original's: random pictures, masks and ways to paint, with
/// noise in place of what an engine would make.
class MaskPromiseTest {
    private static final int CASES = 2000;
    private static final ModelDefaults SMALL_MODEL = new ModelDefaults(new ModelDescription(
            ModelFamily.SD1,
            ModelVariant.BASE,
            Prediction.EPSILON,
            Map.of(),
            Map.of("modelspec.resolution", "72x80"),
            List.of()));

    @TempDir
    private Path folder;

    private final Map<String, Integer> told = new TreeMap<>();
    private long outside;

    @Test
    void everyPixelOutsideTheBlurredMaskIsTheOriginals() throws Exception {
        for (int seed = 0; seed < CASES; seed++) {
            check(MaskCase.of(seed));
        }
        IO.println("mask promise: " + CASES + " cases, " + outside + " pixels outside their masks; " + told);
        assertThat(told).containsKeys("framed", "own size", "resized", "MASK_EMPTY_ALL_PAINTED", "LAID_IN_CORNER");
        assertThat(outside).isGreaterThan(CASES);
    }

    private void check(MaskCase drawn) throws Exception {
        SplittableRandom random = new SplittableRandom(drawn.seed());
        int width = drawn.drawing().width();
        int height = drawn.drawing().height();
        Files.write(folder.resolve("picture.png"), drawn.picture().png(width, height, _ -> random.nextInt()));
        Files.write(
                folder.resolve("mask.png"),
                drawn.mask()
                        .png(
                                width,
                                height,
                                i -> drawn.mask().masked(drawn.drawing().values()[i])));

        GenerationRequest request = new StartSize(this::read).settled(request(drawn), SMALL_MODEL);
        ImageSize size = Objects.requireNonNull(request.size());
        StartingPicture start = StartingPicture.read(Objects.requireNonNull(request.start()), size, this::read);
        MaskedStart masked = start.masked();
        count(start.remark() == null ? "" : start.remark().name());
        Expected expected = expected(drawn, size);
        if (masked == null) {
            assertThat(start.remark()).isEqualTo(Remark.MASK_EMPTY_ALL_PAINTED);
            assertThat(Masks.empty(expected.mask()))
                    .as("%s has an empty mask", drawn)
                    .isTrue();
            return;
        }
        byte[] noise = new byte[3 * size.width() * size.height()];
        random.nextBytes(noise);
        MaskedStart.Finished finished =
                start.finished(new Raster(size.width(), size.height(), noise), change(size, random));
        compare(drawn, finished, expected);
    }

    private GenerationRequest request(MaskCase drawn) {
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
                drawn.asked(),
                1,
                drawn.start());
    }

    private static ChangeMask.Change change(ImageSize size, SplittableRandom random) {
        int width = size.width() / 8;
        int height = size.height() / 8;
        float[] distance = new float[width * height];
        float[] repaint = new float[width * height];
        for (int i = 0; i < distance.length; i++) {
            distance[i] = random.nextFloat();
            repaint[i] = random.nextFloat();
        }
        return new ChangeMask.Change(width, height, distance, repaint);
    }

    /// What must be found outside a mask.
    ///
    /// @param original the picture as it is to stay
    /// @param mask of its size, blurred
    private record Expected(String kind, Raster original, Pixels mask) {}

    private Expected expected(MaskCase drawn, ImageSize size) throws EngineException {
        Inpainting how = Objects.requireNonNull(drawn.start().inpainting());
        MaskRules rules = how.rules();
        Pixels picture = Pixels.of(Compositing.onWhite(read(Path.of("picture.png"))));
        ArgbPicture file = read(Path.of("mask.png"));
        boolean binary = how.rounded() && how.soft() == null && rules.strength() == MaskRules.Strength.SAME;
        Pixels side = binary ? Masks.of(file) : Masks.unrounded(file);
        side = how.mode() == MaskMode.INPAINT_MASKED ? side : Masks.inverted(side);
        Outpainting growth = rules.outpainting();
        if (growth != null) {
            side = grown(side, growth, 2 * how.blurX(), 2 * how.blurY());
            picture = drawnOut(picture, growth);
        }
        Pixels mask = MaskBlur.blur(side, how.blurX(), how.blurY());
        if (how.area() == PaintedArea.ONLY_MASKED) {
            return new Expected("framed", picture.raster(), mask);
        }
        if (rules.ownSize() || drawn.asked() == null) {
            return new Expected("own size", picture.raster(), mask);
        }
        ResizeMode mode = drawn.start().resize();
        if (mode == ResizeMode.LATENT_UPSCALE) {
            Pixels whole = Resizing.resize(mask, size, ResizeMode.RESIZE_AND_FILL);
            Pixels twice = Masks.times(whole, rules.strength() == MaskRules.Strength.SAME ? 2 : 4);
            Pixels own = Resizing.resize(twice, picture.width(), picture.height(), ResizeMode.RESIZE_AND_FILL);
            return new Expected("cornered", picture.raster(), own);
        }
        return new Expected(
                "resized", Resizing.resize(picture, size, mode).raster(), Resizing.resize(mask, size, mode));
    }

    /// A mask with more pixels on each side, all painted, as are some of its own beside them.
    private static Pixels grown(Pixels mask, Outpainting by, int overlapX, int overlapY) {
        Pixels grown = drawnOut(mask, by);
        for (int i = 0; i < grown.values().length; i++) {
            int x = i % grown.width() - by.left();
            int y = i / grown.width() - by.top();
            boolean painted = by.left() > 0 && x < overlapX
                    || by.right() > 0 && x >= mask.width() - overlapX
                    || by.top() > 0 && y < overlapY
                    || by.bottom() > 0 && y >= mask.height() - overlapY;
            grown.values()[i] = painted ? (byte) 255 : grown.values()[i];
        }
        return grown;
    }

    private static Pixels drawnOut(Pixels picture, Outpainting by) {
        int width = picture.width() + by.left() + by.right();
        int height = picture.height() + by.top() + by.bottom();
        byte[] values = new byte[width * height * picture.channels()];
        for (int i = 0; i < values.length; i++) {
            int pixel = i / picture.channels();
            int x = Math.clamp(pixel % width - by.left(), 0, picture.width() - 1);
            int y = Math.clamp(pixel / width - by.top(), 0, picture.height() - 1);
            values[i] = (byte) picture.at(x, y, i % picture.channels());
        }
        return new Pixels(width, height, picture.channels(), values);
    }

    private void compare(MaskCase drawn, MaskedStart.Finished finished, Expected expected) {
        Raster result = finished.raster();
        Raster original = expected.original();
        assertThat(finished.strays()).as("strays told of %s", drawn).isZero();
        if (!expected.kind().equals("cornered")) {
            assertThat(List.of(result.width(), result.height()))
                    .as("size of %s", drawn)
                    .isEqualTo(List.of(original.width(), original.height()));
        }
        int changed = 0;
        for (int y = 0; y < Math.min(original.height(), result.height()); y++) {
            for (int x = 0; x < Math.min(original.width(), result.width()); x++) {
                if (expected.mask().at(x, y, 0) == 0) {
                    outside++;
                    int from = 3 * (y * original.width() + x);
                    int at = 3 * (y * result.width() + x);
                    for (int i = 0; i < 3; i++) {
                        if (original.rgb()[from + i] != result.rgb()[at + i]) {
                            changed++;
                        }
                    }
                }
            }
        }
        assertThat(changed).as("bytes changed outside the mask of %s", drawn).isZero();
        count(expected.kind());
    }

    private void count(String what) {
        told.merge(what, 1, Integer::sum);
    }

    private ArgbPicture read(Path file) throws EngineException {
        try {
            return PictureInput.read(folder.resolve(file));
        } catch (StoreException e) {
            throw new EngineException(String.valueOf(e.getMessage()), e);
        }
    }
}
