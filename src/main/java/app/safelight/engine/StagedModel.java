package app.safelight.engine;

import app.safelight.request.Arithmetic;
import app.safelight.request.StageMemory;
import app.safelight.request.Usage;
import java.io.IOException;
import java.util.List;

/// The networks of an opened checkpoint. What is in memory beyond the part in use is up to the profile.
///
/// Not thread-safe: made for the one thread that runs the networks.
public interface StagedModel extends AutoCloseable {
    /// Settles how the next run computes and what stays on the device; what may not stay leaves at once. It begins with
    /// MEDVRAM.
    ///
    /// @param watcher told of moves and changes until the next settlement
    /// @throws EngineException if the run cannot fit into the memory there is, saying what would fit
    Settlement settle(Demand demand, ModelWatcher watcher) throws EngineException;

    /// What the run has taken since it was settled.
    Usage taken();

    /// Settles what UNet and autoencoder see beyond a picture's edges from now on. It begins with zeros.
    void settle(Edges edges);

    /// Settles what networks change in the weights from now on. It begins with nothing. The files of the changes must
    /// stay open until something else is settled.
    void settle(ModelPatches patches);

    /// How the networks calculate.
    Arithmetic arithmetic();

    /// Where the weights of each stage lie now.
    List<StageMemory> memory();

    /// Uses the text encoders, whose weights come when they are needed.
    ///
    /// @throws EngineException if the native library fails
    /// @throws IOException as the use does
    <T> T cond(StageUse<TextEncoder, T> use) throws EngineException, IOException;

    /// Uses the UNet, whose weights come when they are needed.
    ///
    /// @throws EngineException if the native library fails
    /// @throws IOException as the use does
    <T> T unet(StageUse<UNet, T> use) throws EngineException, IOException;

    /// Uses the autoencoder, whose weights come when they are needed.
    ///
    /// @throws EngineException if the native library fails
    /// @throws IOException as the use does
    <T> T firstStage(StageUse<AutoencoderKL, T> use) throws EngineException, IOException;

    /// Lets go of all weights until they are next needed: another model is used.
    void rest();

    /// Frees all weights.
    @Override
    void close();
}
