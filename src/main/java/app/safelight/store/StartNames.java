package app.safelight.store;

import app.safelight.request.MaskedContent;
import app.safelight.request.ResizeMode;

/// Reads the names of what a request that starts from a picture can choose from, in any spelling: `latent noise`,
/// `Latent-Noise`, `latent_noise`.
public final class StartNames {
    private StartNames() {}

    /// The way of resizing of that name.
    ///
    /// @throws IllegalArgumentException listing the names there are
    public static ResizeMode resizeMode(String name) {
        return Labels.find(ResizeMode.class, name);
    }

    /// The kind of masked content of that name.
    ///
    /// @throws IllegalArgumentException listing the names there are
    public static MaskedContent maskedContent(String name) {
        return Labels.find(MaskedContent.class, name);
    }
}
