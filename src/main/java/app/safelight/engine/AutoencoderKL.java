package app.safelight.engine;

import app.safelight.diffusion.Latent;
import app.safelight.request.Raster;

/// The variational autoencoder between pictures and latents (Rombach et al. 2022, "High-Resolution Image Synthesis with
/// Latent Diffusion Models", section 3.1).
public interface AutoencoderKL {
    /// Decodes a latent in model scale.
    ///
    /// @param latent shape (4, height / 8, width / 8)
    Raster decode(Latent latent);

    /// Encodes a picture; takes the mean of the posterior.
    ///
    /// @param picture with sides that are multiples of 8
    /// @return latent in model scale, shape (4, height / 8, width / 8)
    Latent encode(PictureTensor picture);
}
