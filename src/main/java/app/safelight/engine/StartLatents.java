package app.safelight.engine;

import app.safelight.diffusion.Denoiser;
import app.safelight.diffusion.InpaintDenoiser;
import app.safelight.diffusion.Latent;
import app.safelight.diffusion.LatentBlend;
import app.safelight.diffusion.Network;
import app.safelight.diffusion.Sampler;
import app.safelight.diffusion.SamplerState;
import app.safelight.engine.image.ChangeMask;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelVariant;
import org.jspecify.annotations.Nullable;

/// What the pictures of a request begin with, in latents.
///
/// @param init the picture; null for noise alone
/// @param masked the part of it that is painted; null for all of it
/// @param shown what an inpainting model is shown beside the noisy latent; null for other models
record StartLatents(
        @Nullable Latent init,
        @Nullable MaskedLatent masked,
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
            ShownPicture beside = new ShownPicture(size, picture);
            shown = InpaintingNetwork.shown(beside.mask(), autoencoder.encode(beside.behind()));
        }
        if (picture == null) {
            return new StartLatents(null, null, shown);
        }
        Latent init = picture.fitted(autoencoder.encode(picture.tensor()), LatentSize.of(size));
        MaskedStart masked = picture.masked();
        return new StartLatents(
                init, masked == null ? null : new MaskedLatent(init, masked.repaint(init), masked.how()), shown);
    }

    /// The UNet with what it is shown.
    Network over(Network unet) {
        return shown == null ? unet : new InpaintingNetwork(unet, shown);
    }

    /// What one picture begins with.
    ///
    /// @param noise that is put under the mask, where that is asked
    Beginning beginning(Latent noise, SamplerPlan plan) {
        if (masked == null) {
            return new Beginning(init, null, null);
        }
        Latent picture = masked.picture(noise);
        return new Beginning(picture, masked, masked.blend(picture, plan));
    }

    /// What one picture begins with.
    ///
    /// @param init the latent it starts from; null for noise alone
    /// @param masked the part of it that is painted; null for all of it
    /// @param blend what stays of it; null for nothing
    record Beginning(
            @Nullable Latent init,
            @Nullable MaskedLatent masked,
            @Nullable LatentBlend blend) {
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
            return blend == null ? x : blend.end(x);
        }

        /// What has become of the picture in the last latent; null where there is no mask.
        ChangeMask.@Nullable Change change(Latent made) {
            return masked == null || init == null ? null : masked.change(init, made);
        }
    }
}
