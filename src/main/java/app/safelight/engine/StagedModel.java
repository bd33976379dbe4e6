package app.safelight.engine;

import java.io.IOException;

/// The networks of an opened checkpoint. A stage's weights are in memory while it is used, and only then.
///
/// Not thread-safe: made for the one thread that runs the networks.
public interface StagedModel {
    /// Loads the text encoders, uses them, frees them.
    ///
    /// @throws EngineException if the native library fails
    /// @throws IOException as the use does
    <T> T cond(StageUse<TextEncoder, T> use) throws EngineException, IOException;

    /// Loads the UNet, uses it, frees it.
    ///
    /// @throws EngineException if the native library fails
    /// @throws IOException as the use does
    <T> T unet(StageUse<UNet, T> use) throws EngineException, IOException;

    /// Loads the autoencoder, uses it, frees it.
    ///
    /// @throws EngineException if the native library fails
    /// @throws IOException as the use does
    <T> T firstStage(StageUse<AutoencoderKL, T> use) throws EngineException, IOException;
}
