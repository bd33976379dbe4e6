package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;

/// The autoencoder's encoder: picture to the moments of a posterior over latents.
final class VaeEncoder {
    private final Vae vae;

    VaeEncoder(Vae vae) {
        this.vae = vae;
    }

    /// Encodes pictures; closes its input.
    ///
    /// @param picture shape (n, 3, height, width) in [-1, 1]
    /// @return shape (n, 8, height / 8, width / 8): mean, then log-variance, which is not clamped; in float32
    PtNDArray moments(PtNDArray picture) {
        PtNDArray h = vae.conv("encoder.conv_in", vae.enter(picture), 1);
        int levels = vae.levels("encoder.down");
        for (int level = 0; level < levels; level++) {
            String prefix = "encoder.down." + level;
            h = vae.level(prefix, h);
            if (vae.weights().has(prefix + ".downsample.conv.weight")) {
                h = vae.downsample(prefix + ".downsample", h);
            }
        }
        h = vae.middle("encoder.mid", h);
        h = vae.normActConv("encoder", h);
        return vae.leave(vae.weights().has("quant_conv.weight") ? vae.conv("quant_conv", h, 0) : h);
    }
}
