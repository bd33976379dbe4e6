package app.safelight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.diffusion.Latent;
import app.safelight.engine.image.Pixels;
import app.safelight.request.ArgbPicture;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.PictureStart;
import app.safelight.request.Raster;
import app.safelight.request.ResizeMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StartingPictureTest {
    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;

    /// A picture, a mask and what is made of them, drawn from a seed.
    record Drawn(int seed, ArgbPicture picture, ArgbPicture mask, ImageSize size, PictureStart start) {
        static Drawn of(int seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int width = random.nextInt(20, 200);
            int height = random.nextInt(20, 200);
            Inpainting inpainting = Inpainting.of("mask")
                    .withMaskBlur(random.nextInt(0, 20))
                    .withContent(any(random, List.of(MaskedContent.values())))
                    .withMode(any(random, List.of(MaskMode.values())));
            PictureStart start = PictureStart.of("picture")
                    .withResize(any(random, List.of(ResizeMode.values())))
                    .withInpainting(inpainting);
            int[] noise = random.ints((long) width * height)
                    .map(value -> value | BLACK)
                    .toArray();
            ImageSize size = new ImageSize(8 * random.nextInt(8, 20), 8 * random.nextInt(8, 20));
            return new Drawn(seed, new ArgbPicture(width, height, noise), box(random, width, height), size, start);
        }

        private static <E> E any(SplittableRandom random, List<E> values) {
            return values.get(random.nextInt(values.size()));
        }

        private static ArgbPicture box(SplittableRandom random, int width, int height) {
            int left = random.nextInt(width);
            int top = random.nextInt(height);
            int right = random.nextInt(left, width);
            int bottom = random.nextInt(top, height);
            int[] argb = new int[width * height];
            for (int i = 0; i < argb.length; i++) {
                int x = i % width;
                int y = i / width;
                argb[i] = x >= left && x <= right && y >= top && y <= bottom ? WHITE : BLACK;
            }
            return new ArgbPicture(width, height, argb);
        }

        ArgbPicture read(Path file) {
            return file.toString().equals("mask") ? mask : picture;
        }

        @Override
        public String toString() {
            return seed + ": " + picture.width() + "x" + picture.height() + " to " + size + ", " + start;
        }
    }

    static Stream<Drawn> drawn() {
        List<Drawn> all = new ArrayList<>();
        for (int seed = 0; seed < 60; seed++) {
            all.add(Drawn.of(seed));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void everyByteOutsideTheBlurredMaskIsTheOriginals(Drawn drawn) throws Exception {
        StartingPicture picture = StartingPicture.read(drawn.start(), drawn.size(), drawn::read);
        byte[] painted = new byte[picture.original().rgb().length];
        new SplittableRandom(drawn.seed()).nextBytes(painted);
        Raster finished =
                picture.finished(new Raster(drawn.size().width(), drawn.size().height(), painted));
        Pixels mask = Objects.requireNonNull(picture.mask());
        int outside = 0;
        for (int i = 0; i < painted.length; i++) {
            if (mask.values()[i / 3] == 0) {
                outside += finished.rgb()[i] == picture.original().rgb()[i] ? 0 : 1;
            }
        }
        assertThat(outside).as("bytes changed outside the mask").isZero();
    }

    @Test
    void insideTheMaskIsWhatWasPainted() throws Exception {
        StartingPicture picture = StartingPicture.read(
                PictureStart.of("picture").withInpainting(Inpainting.of("mask").withMaskBlur(0)),
                new ImageSize(64, 64),
                file -> filled(file.toString().equals("mask") ? WHITE : BLACK));
        byte[] painted = new byte[3 * 64 * 64];
        new SplittableRandom(1).nextBytes(painted);
        assertThat(picture.finished(new Raster(64, 64, painted)).rgb()).isEqualTo(painted);
    }

    @Test
    void aMaskIsWhatIsOpaqueWhereAnythingIsTransparent() throws Exception {
        StartingPicture picture = StartingPicture.read(
                PictureStart.of("picture").withInpainting(Inpainting.of("mask").withMaskBlur(0)),
                new ImageSize(64, 64),
                file -> filled(file.toString().equals("mask") ? 0x40FFFFFF : BLACK));
        Latent repaint = Objects.requireNonNull(picture.repaint(new Latent(4, 8, 8, new float[256])));
        assertThat(repaint.values()).containsOnly(0);
    }

    private static ArgbPicture filled(int pixel) {
        int[] argb = new int[64 * 64];
        java.util.Arrays.fill(argb, pixel);
        return new ArgbPicture(64, 64, argb);
    }
}
