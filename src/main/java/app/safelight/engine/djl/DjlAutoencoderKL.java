package app.safelight.engine.djl;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import app.safelight.diffusion.Latent;
import app.safelight.engine.AutoencoderKL;
import app.safelight.engine.PictureTensor;
import app.safelight.request.Raster;
import java.util.Arrays;

/// The autoencoder between rasters and latents in model scale.
final class DjlAutoencoderKL implements AutoencoderKL {
    private static final int COLOURS = 3;

    private final PyTorch torch;
    private final Vae vae;
    private final double scale;

    /// @param scale what a latent is multiplied by to be in model scale
    DjlAutoencoderKL(PyTorch torch, Vae vae, double scale) {
        this.torch = torch;
        this.vae = vae;
        this.scale = scale;
    }

    @Override
    public Raster decode(Latent latent) {
        try (PtNDManager pass = torch.newManager()) {
            PtNDArray x = Floats.array(
                    pass, latent.values(), new Shape(1, latent.channels(), latent.height(), latent.width()));
            PtNDArray unscaled = vae.kernels().scale(x, 1 / scale);
            x.close();
            PtNDArray picture = new VaeDecoder(vae).decode(unscaled);
            return raster(picture.toFloatArray(), picture.getShape());
        }
    }

    @Override
    public Latent encode(PictureTensor picture) {
        try (PtNDManager pass = torch.newManager()) {
            PtNDArray x =
                    Floats.array(pass, picture.values(), new Shape(1, COLOURS, picture.height(), picture.width()));
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
    private static Raster raster(float[] planes, Shape shape) {
        int height = Math.toIntExact(shape.get(2));
        int width = Math.toIntExact(shape.get(3));
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
