package app.safelight.engine;

import app.safelight.diffusion.Denoiser;
import app.safelight.diffusion.InpaintBlend;
import app.safelight.diffusion.InpaintDenoiser;
import app.safelight.diffusion.Latent;
import app.safelight.diffusion.Network;
import app.safelight.diffusion.Sampler;
import app.safelight.diffusion.SamplerState;
import app.safelight.request.ImageSize;
import app.safelight.request.MaskedContent;
import app.safelight.request.ModelVariant;
import org.jspecify.annotations.Nullable;

/// What the pictures of a request begin with, in latents.
///
/// @param init the picture; null for noise alone
/// @param repaint of its shape, 1 where it is made anew; null for everywhere
/// @param shown what an inpainting model is shown beside the noisy latent; null for other models
record StartLatents(
        @Nullable Latent init,
        @Nullable Latent repaint,
        @Nullable Latent shown) {
    /// Whether the autoencoder is needed.
    static boolean needed(@Nullable StartingPicture picture, ModelVariant variant) {
        return picture != null || variant == ModelVariant.INPAINTING;
    }

    /// Nothing to begin with.
    static StartLatents none() {
        return new StartLatents(null, null, null);
    }

    /// Encodes what is needed. An inpainting model without a mask is shown grey and paints everywhere.
    static StartLatents encode(
            @Nullable StartingPicture picture, ImageSize size, ModelVariant variant, AutoencoderKL autoencoder) {
        Latent shown = null;
        if (variant == ModelVariant.INPAINTING) {
            shown = picture == null || picture.mask() == null
                    ? InpaintingNetwork.grey(LatentSize.of(size), autoencoder)
                    : InpaintingNetwork.shown(picture.shownMask(), autoencoder.encode(picture.masked()));
        }
        if (picture == null) {
            return new StartLatents(null, null, shown);
        }
        Latent init = picture.fitted(autoencoder.encode(picture.tensor()), LatentSize.of(size));
        return new StartLatents(init, picture.repaint(init), shown);
    }

    /// The UNet with what it is shown.
    Network over(Network unet) {
        return shown == null ? unet : new InpaintingNetwork(unet, shown);
    }

    /// What one picture begins with.
    ///
    /// @param noise that is put under the mask, where that is asked
    /// @param content what is put under the mask
    Beginning beginning(Latent noise, MaskedContent content) {
        if (init == null || repaint == null) {
            return new Beginning(init, null);
        }
        Latent picture = switch (content) {
            case ORIGINAL, FILL -> init;
            case LATENT_NOISE -> InpaintBlend.of(init, repaint).over(noise);
            case LATENT_NOTHING -> InpaintBlend.of(init, repaint).kept();
        };
        return new Beginning(picture, InpaintBlend.of(picture, repaint));
    }

    /// What one picture begins with.
    ///
    /// @param init the latent it starts from; null for noise alone
    /// @param blend what stays of it; null for nothing
    record Beginning(@Nullable Latent init, @Nullable InpaintBlend blend) {
        /// The state before the first step.
        ///
        /// @param noise its first
        /// @param extra share of the noise that the picture takes beforehand
        SamplerState start(Sampler sampler, Latent noise, double extra) {
            if (init == null) {
                return sampler.start(noise);
            }
            return sampler.start(noise, extra == 0 ? init : init.plus(noise.times((float) extra)));
        }

        Denoiser over(Denoiser denoiser) {
            return blend == null ? denoiser : new InpaintDenoiser(denoiser, blend);
        }

        /// The last latent with what stays laid in once more.
        Latent end(Latent x) {
            return blend == null ? x : blend.over(x);
        }
    }
}
