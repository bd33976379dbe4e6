package app.safelight.engine.djl;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import app.safelight.diffusion.Latent;
import app.safelight.engine.PictureTensor;
import app.safelight.request.Raster;
import java.util.Arrays;

/// The autoencoder between rasters and latents in model scale.
final class DjlAutoencoderKL {
    private static final int COLOURS = 3;
    private static final int CHANNELS = 4;
    private static final int FACTOR = 8;

    private final PyTorch torch;
    private final Vae vae;
    private final double scale;

    /// @param scale what a latent is multiplied by to be in model scale
    DjlAutoencoderKL(PyTorch torch, Vae vae, double scale) {
        this.torch = torch;
        this.vae = vae;
        this.scale = scale;
    }

    /// Decodes a latent in model scale.
    ///
    /// @param tiles that the work is cut into
    /// @return planes of the picture in about [-1, 1], shape (3, 8 * height, 8 * width)
    float[] decode(Latent latent, Tiles tiles) {
        return tiles.cut(latent.height(), latent.width())
                ? new TiledPlanes(tiles, FACTOR, COLOURS).gather(latent, this::decodePlanes)
                : decodePlanes(latent);
    }

    private float[] decodePlanes(Latent latent) {
        try (PtNDManager pass = torch.newManager()) {
            PtNDArray x = Floats.array(
                    pass, latent.values(), new Shape(1, latent.channels(), latent.height(), latent.width()));
            PtNDArray unscaled = vae.kernels().scale(x, 1 / scale);
            x.close();
            return new VaeDecoder(vae).decode(unscaled).toFloatArray();
        }
    }

    /// Encodes a picture; takes the mean of the posterior.
    ///
    /// @param tiles that the work is cut into
    /// @return latent in model scale
    Latent encode(PictureTensor picture, Tiles tiles) {
        int height = picture.height() / FACTOR;
        int width = picture.width() / FACTOR;
        if (!tiles.cut(height, width)) {
            return encodeWhole(picture.values(), picture.height(), picture.width());
        }
        Latent shape = new Latent(CHANNELS, height, width, new float[CHANNELS * height * width]);
        float[] gathered = new TiledPlanes(tiles, 1, CHANNELS).gather(shape, (top, left, size) -> {
            int rows = size.height() * FACTOR;
            int columns = size.width() * FACTOR;
            float[] part = TiledPlanes.cut(
                    picture.values(), picture.height(), picture.width(), top * FACTOR, left * FACTOR, rows, columns);
            return encodeWhole(part, rows, columns).values();
        });
        return shape.with(gathered);
    }

    private Latent encodeWhole(float[] planes, int pictureHeight, int pictureWidth) {
        try (PtNDManager pass = torch.newManager()) {
            PtNDArray x = Floats.array(pass, planes, new Shape(1, COLOURS, pictureHeight, pictureWidth));
            PtNDArray moments = new VaeEncoder(vae).moments(x);
            Shape shape = moments.getShape();
            int channels = Math.toIntExact(shape.get(1) / 2);
            int height = Math.toIntExact(shape.get(2));
            int width = Math.toIntExact(shape.get(3));
            float[] mean = Arrays.copyOf(moments.toFloatArray(), channels * height * width);
            for (int i = 0; i < mean.length; i++) {
                mean[i] *= (float) scale;
            }
            return new Latent(channels, height, width, mean);
        }
    }

    /// From planes in [-1, 1] to bytes: `(x + 1) / 2` is clamped, scaled to 255 and cut off, as AUTOMATIC1111 does it.
    static Raster raster(float[] planes, int height, int width) {
        int size = height * width;
        byte[] rgb = new byte[COLOURS * size];
        for (int colour = 0; colour < COLOURS; colour++) {
            for (int i = 0; i < size; i++) {
                float unit = Math.clamp((planes[colour * size + i] + 1) / 2, 0f, 1f);
                rgb[COLOURS * i + colour] = (byte) (int) (255 * unit);
            }
        }
        return new Raster(width, height, rgb);
    }
}
