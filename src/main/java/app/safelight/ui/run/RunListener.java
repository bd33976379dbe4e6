package app.safelight.ui.run;

import app.safelight.request.GenerationEvent;
import app.safelight.request.ModelStage;
import app.safelight.request.Outcome;
import app.safelight.request.Raster;

/// Hears about a running job, on the window's thread.
interface RunListener {
    void entered(ModelStage stage);

    void stepped(RunProgress progress, Raster preview);

    void moved(GenerationEvent.MemoryChanged memory);

    void planned(GenerationEvent.Planned plan);

    void measured(GenerationEvent.Measured taken);

    void restarted(GenerationEvent.EngineRestarted restart);

    void remarked(GenerationEvent.Remarked said);

    void made(Made picture);

    void ended(Outcome outcome);

    /// The job could not be carried out.
    ///
    /// @param how failed, or unkept where a picture was made
    /// @param reason a sentence for the user
    void failed(JobState how, String reason);
}
