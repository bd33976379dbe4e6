package app.safelight.engine;

import app.safelight.diffusion.Conditioning;
import app.safelight.diffusion.Latent;
import app.safelight.diffusion.Network;
import java.util.Arrays;
import java.util.List;

/// The nine-channel UNet of an inpainting model: noisy latent, mask, latent of the masked picture.
final class InpaintingNetwork implements Network {
    private final Network network;
    private final Latent masked;

    /// Everything is to be painted: the mask is one all over.
    ///
    /// @param masked latent of the picture behind the mask, in model scale
    InpaintingNetwork(Network network, Latent masked) {
        this.network = network;
        this.masked = masked;
    }

    @Override
    public List<Latent> predict(Latent x, float timestep, List<Conditioning> conditionings) {
        int pixels = x.height() * x.width();
        float[] joined = Arrays.copyOf(x.values(), x.values().length + pixels + masked.values().length);
        Arrays.fill(joined, x.values().length, x.values().length + pixels, 1);
        System.arraycopy(masked.values(), 0, joined, x.values().length + pixels, masked.values().length);
        int channels = x.channels() + 1 + masked.channels();
        return network.predict(new Latent(channels, x.height(), x.width(), joined), timestep, conditionings);
    }
}
