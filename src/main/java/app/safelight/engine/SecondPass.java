package app.safelight.engine;

import app.safelight.diffusion.Latent;
import app.safelight.diffusion.LatentResize;
import app.safelight.engine.image.Pixels;
import app.safelight.engine.image.Upscaling;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelVariant;
import org.jspecify.annotations.Nullable;

/// A picture's second pass at a larger size, begun from what the first has made.
///
/// @param hires what was asked
/// @param size of it
/// @param variant of the model
record SecondPass(Hires hires, HiresSize size, ModelVariant variant) {
    /// The second pass of a request; null where it has none.
    ///
    /// @param first size of the first pass
    /// @throws EngineException if the request cannot have one
    static @Nullable SecondPass of(GenerationRequest request, ImageSize first, ModelVariant variant)
            throws EngineException {
        Hires hires = request.hires();
        if (hires == null) {
            return null;
        }
        if (request.start() != null) {
            throw new EngineException("A second pass (hires) goes with pictures made from noise alone, and this request"
                    + " starts from a picture. Leave one of the two out.");
        }
        if (variant == ModelVariant.INPAINTING && hires.upscaler().ofLatents()) {
            throw new EngineException(
                    "An inpainting model cannot go on from an enlarged latent. Choose Lanczos, Nearest"
                            + " or None as the upscaler of the second pass, or a model that is not made for inpainting.");
        }
        HiresSize size = HiresSize.of(hires, first);
        if (size.latent().width() < 1 || size.latent().height() < 1) {
            throw new EngineException("The second pass (hires) of a " + first + " picture at " + size.width() + "x"
                    + size.height() + " leaves nothing of it. Name a larger size.");
        }
        return new SecondPass(hires, size, variant);
    }

    /// Whether the autoencoder is needed to begin.
    boolean needsAutoencoder() {
        return !hires.upscaler().ofLatents();
    }

    /// What it starts from where the latent itself is enlarged.
    ///
    /// @param made last latent of the first pass
    StartLatents start(Latent made) {
        LatentSize enlarged = size.enlarged();
        Latent larger = LatentResize.of(made, enlarged.height(), enlarged.width(), hires.upscaler());
        return new StartLatents(size.cut(larger), null, null);
    }

    /// What it starts from where the picture is decoded, enlarged and encoded again, rounded to bytes on the way.
    ///
    /// @param made last latent of the first pass; null where the second goes on from a state
    StartLatents start(@Nullable Latent made, AutoencoderKL autoencoder) {
        Latent init = made == null ? null : enlarged(made, autoencoder);
        Latent shown = variant == ModelVariant.INPAINTING ? InpaintingNetwork.grey(size.latent(), autoencoder) : null;
        return new StartLatents(init, null, shown);
    }

    private Latent enlarged(Latent made, AutoencoderKL autoencoder) {
        Pixels picture = Pixels.of(autoencoder.decode(made));
        Pixels larger = Upscaling.enlarge(picture, size.width(), size.height(), hires.upscaler());
        return size.cut(autoencoder.encode(PictureTensor.of(larger.raster())));
    }
}
