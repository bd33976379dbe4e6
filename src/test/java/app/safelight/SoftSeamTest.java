package app.safelight;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.engine.GenerationOptions;
import app.safelight.engine.LocalEngine;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.engine.image.MaskBlur;
import app.safelight.engine.image.Masks;
import app.safelight.engine.image.Pixels;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.PictureStart;
import app.safelight.request.Raster;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.SoftInpainting;
import app.safelight.residency.Ledger;
import app.safelight.store.PictureFile;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Seams in pictures that show something: those of the bundled model.
@Tag("native")
class SoftSeamTest {
    private static final int SIDE = 256;
    private static final int BLUR = 12;

    @TempDir
    private Path folder;

    @Test
    void softInpaintingLeavesLowerSeams() throws Exception {
        Seam.Mean hard = new Seam.Mean();
        Seam.Mean confined = new Seam.Mean();
        Seam.Mean free = new Seam.Mean();
        try (LocalEngine engine = new LocalEngine(
                () -> DjlBackend.start(new Ledger()),
                Path.of("presets/pocket-garden.safetensors"),
                "test",
                new StoredPictures())) {
            Path garden = folder.resolve("garden.png");
            PictureFile.write(garden, made(engine, request("a red tulip in a meadow", 11, null)), "");
            for (IntPredicate shape : List.<IntPredicate>of(SoftSeamTest::flower, SoftSeamTest::corner)) {
                Path file = folder.resolve("mask.png");
                Raster mask = draw(file, shape);
                Inpainting how = Inpainting.of(file.toString()).withMaskBlur(BLUR);
                hard.add(seam(engine, garden, how, mask));
                confined.add(seam(engine, garden, how.withSoft(SoftInpainting.USUAL), mask));
                free.add(seam(engine, garden, how.withSoft(new SoftInpainting(1, 0.5, 4, 0, 0.5, 2)), mask));
            }
        }
        IO.println("seams of %d gardens: hard %.3f, soft and confined %.3f, soft %.3f"
                .formatted(hard.count(), hard.value(), confined.value(), free.value()));
        assertThat(free.value()).isLessThan(hard.value());
        assertThat(confined.value()).isLessThan(hard.value());
    }

    private static boolean flower(int pixel) {
        int x = pixel % SIDE - 130;
        int y = pixel / SIDE - 95;
        return x * x + y * y < 72 * 72;
    }

    private static boolean corner(int pixel) {
        return pixel % SIDE > 120 && pixel / SIDE > 100;
    }

    private static double seam(LocalEngine engine, Path garden, Inpainting how, Raster mask) throws Exception {
        PictureStart start =
                PictureStart.of(garden.toString()).withDenoising(0.8).withInpainting(how);
        return Seam.of(made(engine, request("a blue tulip in a meadow", 3, start)), mask);
    }

    private static GenerationRequest request(String prompt, long seed, @Nullable PictureStart start) {
        return new GenerationRequest(
                prompt,
                "",
                null,
                null,
                SamplerType.DPMPP_2M,
                ScheduleType.KARRAS,
                12,
                5,
                seed,
                new ImageSize(SIDE, SIDE),
                1,
                start);
    }

    private static Raster made(LocalEngine engine, GenerationRequest request) throws Exception {
        List<Raster> made = new ArrayList<>();
        engine.generate(
                request,
                GenerationOptions.NONE,
                event -> {
                    if (event instanceof GenerationEvent.PictureDone done) {
                        made.add(done.raster());
                    }
                },
                () -> false);
        return made.getFirst();
    }

    /// Writes a mask.
    ///
    /// @return the mask as it is laid over the picture
    private static Raster draw(Path file, IntPredicate shape) throws Exception {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        byte[] drawn = new byte[SIDE * SIDE];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = (byte) (shape.test(i) ? 255 : 0);
            image.setRGB(i % SIDE, i / SIDE, shape.test(i) ? 0xFFFFFF : 0);
        }
        ImageIO.write(image, "png", file.toFile());
        Pixels seen = Masks.times(MaskBlur.blur(new Pixels(SIDE, SIDE, 1, drawn), BLUR, BLUR), 2);
        byte[] rgb = new byte[3 * drawn.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = seen.values()[i / 3];
        }
        return new Raster(SIDE, SIDE, rgb);
    }
}
