package app.safelight.diffusion;

import java.util.List;

/// A denoising network, raw: what the UNet answers before anyone turns it into a picture.
@FunctionalInterface
public interface Network {
    /// Runs the network on one latent under several conditionings at once.
    ///
    /// @param x network input of shape (4, height, width), variance preserving
    /// @param timestep in [0, 999], may be fractional
    /// @param conditionings at least one; those of unequal length are run apart
    /// @return one prediction (noise or velocity) for each conditioning, in order
    List<Latent> predict(Latent x, float timestep, List<Conditioning> conditionings);
}
