package app.safelight.engine;

import app.safelight.diffusion.Conditioning;
import app.safelight.diffusion.Latent;
import app.safelight.diffusion.Network;
import java.util.Arrays;
import java.util.List;

/// The nine-channel UNet of an inpainting model: noisy latent, mask, latent of the masked picture.
final class InpaintingNetwork implements Network {
    private final Network network;
    private final Latent shown;

    /// @param shown mask and latent of the masked picture, as [#shown] joins them
    InpaintingNetwork(Network network, Latent shown) {
        this.network = network;
        this.shown = shown;
    }

    /// What the network is shown beside the noisy latent.
    ///
    /// @param mask shape (1, height, width), 1 where it is to paint
    /// @param masked latent of the picture behind the mask, in model scale
    static Latent shown(Latent mask, Latent masked) {
        return joined(mask, masked);
    }

    /// What the network is shown where there is no picture: grey, to be painted everywhere.
    static Latent grey(LatentSize size, AutoencoderKL autoencoder) {
        float[] everywhere = new float[size.width() * size.height()];
        Arrays.fill(everywhere, 1);
        return shown(
                new Latent(1, size.height(), size.width(), everywhere),
                autoencoder.encode(PictureTensor.grey(size.pixelsWide(), size.pixelsHigh())));
    }

    @Override
    public List<Latent> predict(Latent x, float timestep, List<Conditioning> conditionings) {
        return network.predict(joined(x, shown), timestep, conditionings);
    }

    private static Latent joined(Latent first, Latent second) {
        float[] values = Arrays.copyOf(first.values(), first.values().length + second.values().length);
        System.arraycopy(second.values(), 0, values, first.values().length, second.values().length);
        return new Latent(first.channels() + second.channels(), first.height(), first.width(), values);
    }
}
