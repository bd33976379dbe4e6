package app.safelight.cli;

import app.safelight.engine.AutoencoderSidecar;
import app.safelight.request.NetworkRules;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of what the networks are and what they are told.
final class NetworkOptions {
    private static final String AUTOMATIC = "auto";

    @Option(
            names = "--vae",
            paramLabel = "FILE",
            description =
                    "Autoencoder in place of the checkpoint's (VAE): a VAE alone, or a checkpoint that holds one; 'auto'"
                            + " for the one named after the checkpoint, as model.vae.safetensors, if there is one.")
    private @Nullable String autoencoder;

    @Option(names = "--tiling", negatable = true, description = "Let the picture's edges fit one another (Tiling).")
    private @Nullable Boolean tiling;

    @Option(
            names = "--crop-top",
            paramLabel = "N",
            description = "Pixels cut off at the top that SDXL is told of (SDXL crop top). Default: 0.")
    private @Nullable Integer cropTop;

    @Option(
            names = "--crop-left",
            paramLabel = "N",
            description = "Pixels cut off at the left that SDXL is told of (SDXL crop left). Default: 0.")
    private @Nullable Integer cropLeft;

    /// The autoencoder asked for; null for the checkpoint's own.
    ///
    /// @param base which asks for another one
    /// @param checkpoint it is to go with; null for the bundled one
    @Nullable
    String override(@Nullable String base, @Nullable String checkpoint) {
        if (!AUTOMATIC.equals(autoencoder)) {
            return autoencoder == null ? base : autoencoder;
        }
        return checkpoint == null
                ? null
                : AutoencoderSidecar.of(Path.of(checkpoint)).map(Path::toString).orElse(null);
    }

    /// The rules asked for.
    ///
    /// @throws IllegalArgumentException if a value is out of range
    NetworkRules override(NetworkRules base) {
        return new NetworkRules(
                Objects.requireNonNullElse(tiling, base.tiling()),
                Objects.requireNonNullElse(cropTop, base.cropTop()),
                Objects.requireNonNullElse(cropLeft, base.cropLeft()));
    }
}
