package app.safelight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.safelight.engine.GenerationOptions;
import app.safelight.engine.LocalEngine;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.house.NeedsReference;
import app.safelight.house.ReferenceFolder;
import app.safelight.house.TensorFile;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskRules;
import app.safelight.request.ModelVariant;
import app.safelight.request.Outpainting;
import app.safelight.request.PaintedArea;
import app.safelight.request.PictureStart;
import app.safelight.request.Raster;
import app.safelight.request.Remark;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.residency.Ledger;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Painting into pictures from file to file, with small models.
@Tag("native")
@NeedsReference("models/index.json")
class PaintingTest {
    private static final int WIDTH = 90;
    private static final int HEIGHT = 75;
    private static LocalEngine engine;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        engine = new LocalEngine(() -> DjlBackend.start(new Ledger()), Path.of("none"), "test", new StoredPictures());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    /// What a request came to.
    private record Run(List<GenerationEvent.PictureDone> done, List<Remark> remarks, float[] latent) {
        Raster raster(int index) {
            return done.get(index).raster();
        }
    }

    @BeforeEach
    void draw() throws IOException {
        Random random = new Random(4);
        draw("picture", (_, _) -> random.nextInt());
        draw("box", (x, y) -> x >= 30 && x < 62 && y >= 20 && y < 52 ? 0xFFFFFFFF : 0xFF000000);
        draw("corner", (x, y) -> x < 24 && y < 24 ? 0xFFFFFFFF : 0xFF000000);
        draw("nothing", (_, _) -> 0xFF000000);
        draw("bands", (x, _) -> 0xFF000000 | 0x010101 * (255 * (x * 3 / WIDTH) / 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "only masked", "scaled", "grown"})
    void whatIsNotMaskedIsTheFilesBytes(String kind) throws Exception {
        Inpainting box = Inpainting.of(file("box"));
        Outpainting growth = new Outpainting(7, 0, 0, 9);
        Inpainting how = switch (kind) {
            case "whole" -> box;
            case "only masked" -> box.withArea(PaintedArea.ONLY_MASKED, 8);
            case "scaled" -> box.withArea(PaintedArea.ONLY_MASKED, 8).withRules(MaskRules.USUAL.withFrameScale(1.5));
            default -> box.withRules(MaskRules.USUAL.with(growth));
        };
        int left = kind.equals("grown") ? growth.left() : 0;
        Run run = run(how, kind.equals("only masked") ? new ImageSize(64, 64) : null, 1);
        assertThat(run.remarks()).isEmpty();
        Raster raster = run.raster(0);
        assertThat(raster.width()).isEqualTo(WIDTH + left);
        assertThat(raster.height()).isEqualTo(HEIGHT + (left == 0 ? 0 : growth.bottom()));
        BufferedImage picture = ImageIO.read(Path.of(file("picture")).toFile());
        int changed = 0;
        for (int y = 0; y < 8; y++) {
            for (int x = 30; x < WIDTH; x++) {
                assertThat(pixel(raster, x + left, y)).isEqualTo(picture.getRGB(x, y) & 0xFFFFFF);
            }
        }
        for (int y = 30; y < 42; y++) {
            for (int x = 40; x < 52; x++) {
                changed += pixel(raster, x + left, y) == (picture.getRGB(x, y) & 0xFFFFFF) ? 0 : 1;
            }
        }
        assertThat(changed).as("pixels changed inside").isGreaterThan(130);
    }

    @Test
    void eachPictureOfABatchOfMasksIsPaintedInItsOwn() throws Exception {
        Inpainting masks = Inpainting.of(file("box")).withRules(MaskRules.USUAL.withFurther(List.of(file("corner"))));
        Run run = run(masks, null, 2);
        assertThat(pixel(run.raster(0), 4, 4)).isNotEqualTo(pixel(run.raster(1), 4, 4));
        assertThat(pixel(run.raster(0), 80, 70)).isEqualTo(pixel(run.raster(1), 80, 70));
        Run alone = run(request(Inpainting.of(file("corner")), null, 1, model("tiny-sd1"), 8));
        assertThat(run.raster(1).rgb()).isEqualTo(alone.raster(0).rgb());
        GenerationRequest again = run.done().get(1).request();
        assertThat(run(again).raster(0).rgb()).isEqualTo(run.raster(1).rgb());
    }

    @Test
    void anEmptyMaskIsToldAndTheWholePictureMade() throws Exception {
        Inpainting nothing = Inpainting.of(file("nothing"));
        assertThat(run(nothing, null, 1).remarks()).containsExactly(Remark.MASK_EMPTY_NOTHING_PAINTED);
        assertThat(run(nothing.withArea(PaintedArea.ONLY_MASKED, 4), new ImageSize(64, 64), 1)
                        .remarks())
                .containsExactly(Remark.MASK_EMPTY_ALL_PAINTED);
    }

    @Test
    void whereNothingIsLaidBackThatIsTold() throws Exception {
        assertThat(run(Inpainting.of(file("box")).withoutOverlay(), null, 1).remarks())
                .containsExactly(Remark.OUTSIDE_CHANGED);
    }

    @Test
    void greysAreStrengths() throws Exception {
        Inpainting bands = Inpainting.of(file("bands"))
                .withMaskBlur(0)
                .withRules(MaskRules.USUAL.with(MaskRules.Strength.BY_GREY));
        Raster raster = run(bands, null, 1).raster(0);
        Raster roundTrip =
                run(Inpainting.of(file("nothing")).withoutOverlay(), null, 1).raster(0);
        double[] change = new double[3];
        for (int i = 0; i < raster.rgb().length; i++) {
            int band = i / 3 % WIDTH * 3 / WIDTH;
            change[band] += Math.abs((raster.rgb()[i] & 0xFF) - (roundTrip.rgb()[i] & 0xFF));
        }
        BufferedImage picture = ImageIO.read(Path.of(file("picture")).toFile());
        assertThat(pixel(raster, 10, 10)).isEqualTo(picture.getRGB(10, 10) & 0xFFFFFF);
        assertThat(change[2]).isGreaterThan(change[1]);
        assertThat(change[1]).isGreaterThan(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-sd1", "tiny-sd2-v", "tiny-sdxl"})
    void modelsOfEveryFamilyCanBeMadeForInpainting(String name) throws Exception {
        Path plain = model(name);
        Path blind = WidenedModel.write(plain, 0, folder.resolve("blind.safetensors"));
        Path seeing = WidenedModel.write(plain, 0.2f, folder.resolve("seeing.safetensors"));
        Inpainting box = Inpainting.of(file("box"));
        ImageSize size = new ImageSize(64, 64);
        Run base = run(request(box, size, 1, plain, 7));
        Run blindly = run(request(box, size, 1, blind, 7));
        assertThat(blindly.done().getFirst().provenance().variant()).isEqualTo(ModelVariant.INPAINTING);
        assertThat(blindly.latent()).containsExactly(base.latent(), within(2e-3f));

        Run hidden = run(request(box, size, 1, seeing, 7));
        Run shown = run(request(box.withConditionalWeight(0), size, 1, seeing, 7));
        assertThat(farthest(hidden.latent(), base.latent())).isGreaterThan(0.1);
        assertThat(farthest(hidden.latent(), shown.latent())).isGreaterThan(0.01);

        GenerationRequest fromText = request(box, size, 1, seeing, 7).withStart(null);
        assertThat(run(fromText).done()).hasSize(1);
    }

    private static double farthest(float[] a, float[] b) {
        double farthest = 0;
        for (int i = 0; i < a.length; i++) {
            farthest = Math.max(farthest, Math.abs(a[i] - b[i]));
        }
        return farthest;
    }

    private Run run(Inpainting how, @Nullable ImageSize size, int count) throws Exception {
        return run(request(how, size, count, model("tiny-sd1"), 7));
    }

    private GenerationRequest request(Inpainting how, @Nullable ImageSize size, int count, Path model, long seed) {
        return new GenerationRequest(
                "a lamp",
                "",
                model.toString(),
                null,
                SamplerType.EULER,
                ScheduleType.AUTOMATIC,
                6,
                5,
                seed,
                size,
                count,
                PictureStart.of(file("picture")).withInpainting(how));
    }

    private Run run(GenerationRequest request) throws Exception {
        List<GenerationEvent.PictureDone> done = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        Path latents = folder.resolve("latents.safetensors");
        engine.generate(
                request,
                new GenerationOptions(null, null, Map.of(), latents),
                event -> {
                    switch (event) {
                        case GenerationEvent.PictureDone picture -> done.add(picture);
                        case GenerationEvent.Remarked said -> remarks.add(said.remark());
                        default -> {}
                    }
                },
                () -> false);
        return new Run(done, remarks, TensorFile.read(latents).floats("latent"));
    }

    private static Path model(String name) {
        return ReferenceFolder.model(name + ".safetensors");
    }

    private static int pixel(Raster raster, int x, int y) {
        int at = 3 * (y * raster.width() + x);
        return (raster.rgb()[at] & 0xFF) << 16 | (raster.rgb()[at + 1] & 0xFF) << 8 | (raster.rgb()[at + 2] & 0xFF);
    }

    private String file(String name) {
        return folder.resolve(name + ".png").toString();
    }

    private void draw(String name, IntBinaryOperator argb) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, argb.applyAsInt(x, y));
            }
        }
        ImageIO.write(image, "png", Path.of(file(name)).toFile());
    }
}
