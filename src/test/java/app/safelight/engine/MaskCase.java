package app.safelight.engine;

import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskRules;
import app.safelight.request.MaskedContent;
import app.safelight.request.Outpainting;
import app.safelight.request.PaintedArea;
import app.safelight.request.PictureStart;
import app.safelight.request.ResizeMode;
import app.safelight.request.SoftInpainting;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A picture, a mask and a way to paint, drawn from a seed.
///
/// @param asked size of the request; null for the picture's own
record MaskCase(
        int seed,
        PngKind picture,
        PngKind mask,
        Drawing drawing,
        PictureStart start,
        @Nullable ImageSize asked) {
    /// What is masked.
    ///
    /// @param values one a pixel, 0 to 255
    record Drawing(String name, int width, int height, int[] values) {
        @Override
        public String toString() {
            return name + " " + width + "x" + height;
        }
    }

    static MaskCase of(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int width = random.nextInt(1, 150);
        int height = random.nextInt(1, 150);
        Inpainting how = Inpainting.of("mask.png")
                .withMaskBlur(blur(random), blur(random))
                .withContent(any(random, List.of(MaskedContent.values())))
                .withMode(any(random, List.of(MaskMode.values())));
        if (random.nextBoolean()) {
            how = how.withArea(PaintedArea.ONLY_MASKED, random.nextInt(0, 40));
            how = random.nextInt(4) == 0 ? how.withRules(how.rules().withFrameScale(random.nextDouble(0.25, 3))) : how;
        } else if (random.nextInt(3) == 0) {
            how = how.withRules(how.rules().atOwnSize());
        }
        how = switch (random.nextInt(6)) {
            case 0 -> how.withSoft(SoftInpainting.USUAL);
            case 1 -> how.withRules(how.rules().with(MaskRules.Strength.BY_GREY));
            case 2 -> how.unrounded();
            default -> how;
        };
        how = random.nextInt(6) == 0 ? how.withRules(how.rules().with(growth(random))) : how;
        PictureStart start = PictureStart.of("picture.png")
                .withResize(any(random, List.of(ResizeMode.values())))
                .withInpainting(how);
        ImageSize size = new ImageSize(8 * random.nextInt(8, 20), 8 * random.nextInt(8, 20));
        return new MaskCase(
                seed,
                any(random, List.of(PngKind.values())),
                any(random, List.of(PngKind.values())),
                drawing(random, width, height),
                start,
                random.nextInt(4) == 0 ? null : size);
    }

    private static int blur(SplittableRandom random) {
        return random.nextInt(3) == 0 ? 0 : random.nextInt(0, 20);
    }

    private static Outpainting growth(SplittableRandom random) {
        return new Outpainting(random.nextInt(60), random.nextInt(60), random.nextInt(60), random.nextInt(1, 60));
    }

    private static <E> E any(SplittableRandom random, List<E> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static Drawing drawing(SplittableRandom random, int width, int height) {
        int[] values = new int[width * height];
        int x = random.nextInt(width);
        int y = random.nextInt(height);
        return switch (random.nextInt(8)) {
            case 0 -> new Drawing("empty", width, height, values);
            case 1 -> drawn("full", values, width, 0, 0, width, height);
            case 2 -> drawn("one pixel", values, width, x, y, 1, 1);
            case 3 -> drawn("left edge", values, width, 0, y, Math.min(3, width), 1);
            case 4 -> drawn("lower right corner", values, width, x, y, width - x, height - y);
            case 5 -> grey(random, width, height);
            default -> {
                drawn("", values, width, x, y, random.nextInt(1, width - x + 1), random.nextInt(1, height - y + 1));
                int x2 = random.nextInt(width);
                int y2 = random.nextInt(height);
                yield drawn("two boxes", values, width, x2, y2, (width - x2 + 1) / 2, (height - y2 + 1) / 2);
            }
        };
    }

    private static Drawing drawn(String name, int[] values, int stride, int x, int y, int width, int height) {
        for (int i = 0; i < width * height; i++) {
            values[(y + i / width) * stride + x + i % width] = 255;
        }
        return new Drawing(name, stride, values.length / stride, values);
    }

    private static Drawing grey(SplittableRandom random, int width, int height) {
        int[] values = new int[width * height];
        int end = random.nextInt(1, width + 1);
        for (int i = 0; i < values.length; i++) {
            values[i] = i % width < end ? 255 * (i % width) / end : 0;
        }
        return new Drawing("grey", width, height, values);
    }

    @Override
    public String toString() {
        return seed + ": " + picture + " picture, " + mask + " mask, " + drawing + " to " + asked + ", " + start;
    }
}
