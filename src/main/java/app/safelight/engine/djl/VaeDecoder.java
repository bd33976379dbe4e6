package app.safelight.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;

/// The autoencoder's decoder: latent to picture.
final class VaeDecoder {
    private final Vae vae;

    VaeDecoder(Vae vae) {
        this.vae = vae;
    }

    /// Decodes latents; closes its input.
    ///
    /// @param latent shape (n, 4, height / 8, width / 8), not in model scale: divided by the scale factor
    /// @return shape (n, 3, height, width), about [-1, 1], in float32
    PtNDArray decode(PtNDArray latent) {
        PtNDArray h = vae.enter(latent);
        if (vae.weights().has("post_quant_conv.weight")) {
            h = vae.conv("post_quant_conv", h, 0);
        }
        h = vae.conv("decoder.conv_in", h, 1);
        h = vae.middle("decoder.mid", h);
        for (int level = vae.levels("decoder.up") - 1; level >= 0; level--) {
            String prefix = "decoder.up." + level;
            h = vae.level(prefix, h);
            if (vae.weights().has(prefix + ".upsample.conv.weight")) {
                h = vae.upsample(prefix + ".upsample", h);
            }
        }
        return vae.leave(vae.normActConv("decoder", h));
    }
}
