package app.safelight.engine.image;

import app.safelight.request.Upscaler;

/// Enlarges a picture for a second pass, with AUTOMATIC1111's roundings: by whole factors of the side that grows more,
/// to multiples of 8, then to the size wanted.
public final class Upscaling {
    private static final int STEP = 8;

    private Upscaling() {}

    /// The picture in that size.
    ///
    /// @param upscaler one of those for pictures
    /// @throws IllegalArgumentException if the upscaler enlarges latents
    public static Pixels enlarge(Pixels picture, int width, int height, Upscaler upscaler) {
        double scale = Math.max((double) width / picture.width(), (double) height / picture.height());
        Pixels larger = upscaler == Upscaler.NONE || scale <= 1 ? picture : scaled(picture, scale, upscaler);
        return Resizing.lanczos(larger, width, height);
    }

    private static Pixels scaled(Pixels picture, double scale, Upscaler upscaler) {
        int width = (int) (picture.width() * scale);
        int height = (int) (picture.height() * scale);
        Pixels larger = switch (upscaler) {
            case LANCZOS, NONE -> Resizing.lanczos(picture, width, height);
            case NEAREST -> nearest(picture, width, height);
            case LATENT,
                    LATENT_ANTIALIASED,
                    LATENT_BICUBIC,
                    LATENT_BICUBIC_ANTIALIASED,
                    LATENT_NEAREST,
                    LATENT_NEAREST_EXACT ->
                throw new IllegalArgumentException(upscaler.label() + " enlarges latents, not pictures");
        };
        int stepsWide = (int) (picture.width() * scale / STEP);
        int stepsHigh = (int) (picture.height() * scale / STEP);
        return Resizing.lanczos(larger, stepsWide * STEP, stepsHigh * STEP);
    }

    /// Each pixel a block.
    private static Pixels nearest(Pixels picture, int width, int height) {
        int[] columns = places(picture.width(), width);
        int[] rows = places(picture.height(), height);
        int channels = picture.channels();
        byte[] values = new byte[width * height * channels];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = (rows[y] * picture.width() + columns[x]) * channels;
                System.arraycopy(picture.values(), from, values, (y * width + x) * channels, channels);
            }
        }
        return new Pixels(width, height, channels, values);
    }

    /// The source of each new position, walked to in equal strides as Pillow walks.
    private static int[] places(int in, int out) {
        double stride = (double) in / out;
        double place = stride * 0.5;
        int[] places = new int[out];
        for (int i = 0; i < out; i++) {
            places[i] = Math.min((int) place, in - 1);
            place += stride;
        }
        return places;
    }
}
