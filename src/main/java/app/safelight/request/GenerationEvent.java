package app.safelight.request;

import java.util.List;

/// What a running request tells whoever asked for it, in order.
public sealed interface GenerationEvent {

    /// A stage of the model begins to work.
    ///
    /// @param stage which
    record StageEntered(ModelStage stage) implements GenerationEvent {}

    /// A sampler step is done.
    ///
    /// @param picture index of the picture in the batch, from 0
    /// @param pictures number of pictures asked for
    /// @param step number of steps done, from 1
    /// @param steps number of steps of this picture
    /// @param preview the picture as far as it can be seen in the latent, an eighth of its size on each side
    record StepDone(int picture, int pictures, int step, int steps, Raster preview) implements GenerationEvent {}

    /// A picture is finished.
    ///
    /// @param picture index of the picture in the batch, from 0
    /// @param request the request that makes this one picture again: count 1, its own seed, size settled
    /// @param schedule the noise schedule used: what "Automatic" stands for with this sampler, else the request's
    /// @param provenance what made it
    /// @param raster the picture
    record PictureDone(
            int picture, GenerationRequest request, ScheduleType schedule, Provenance provenance, Raster raster)
            implements GenerationEvent {}

    /// The weights lie elsewhere than when this was last told: sent when a stage begins, and after a step for the
    /// moment of it at which most was on the device.
    ///
    /// @param profile in force, never AUTO
    /// @param stages each stage's bytes, in the order of the stages
    record MemoryChanged(Profile profile, List<StageMemory> stages) implements GenerationEvent {
        /// @throws NullPointerException if a stage is null
        public MemoryChanged {
            stages = List.copyOf(stages);
        }
    }

    /// The engine's process ended in mid-run and another goes on from the last kept state.
    ///
    /// @param restart how often that happened to this request, from 1
    /// @param end how the process before ended
    record EngineRestarted(int restart, EngineEnd end) implements GenerationEvent {}

    /// How the run is going to use memory. Sent before it begins.
    ///
    /// @param profile in force, never AUTO
    /// @param forecast of what the run takes
    record Planned(Profile profile, Usage forecast) implements GenerationEvent {}

    /// What the run has taken. Sent when it has ended.
    ///
    /// @param usage measured
    record Measured(Usage usage) implements GenerationEvent {}

    /// Something about a picture that whoever asked for it should know.
    ///
    /// @param picture index of the picture in the batch, from 0
    /// @param remark what
    /// @param detail a number or name that belongs to it; empty where there is none
    record Remarked(int picture, Remark remark, String detail) implements GenerationEvent {}
}
