package app.safelight.ui.run;

import app.safelight.request.GenerationEvent;
import app.safelight.request.ModelStage;
import app.safelight.request.Raster;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What was last told of the run in work, and of runs before it. Belongs to the window's thread.
public final class RunFacts {
    private final ReadOnlyObjectWrapper<RunProgress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", RunProgress.NONE);
    private final ReadOnlyObjectWrapper<@Nullable ModelStage> stage = new ReadOnlyObjectWrapper<>(this, "stage", null);
    private final ReadOnlyObjectWrapper<@Nullable Raster> preview = new ReadOnlyObjectWrapper<>(this, "preview", null);
    private final ReadOnlyObjectWrapper<@Nullable Expected> expected =
            new ReadOnlyObjectWrapper<>(this, "expected", null);
    private final ReadOnlyObjectWrapper<GenerationEvent.@Nullable MemoryChanged> memory =
            new ReadOnlyObjectWrapper<>(this, "memory", null);
    private final ReadOnlyObjectWrapper<GenerationEvent.@Nullable Remarked> remark =
            new ReadOnlyObjectWrapper<>(this, "remark", null);
    private final ReadOnlyObjectWrapper<GenerationEvent.@Nullable EngineRestarted> restart =
            new ReadOnlyObjectWrapper<>(this, "restart", null);

    RunFacts() {}

    /// A run begins.
    void begin(Job job) {
        progress.set(new RunProgress(0, job.request().count(), 0, job.request().steps(), 0));
        remark.set(null);
    }

    /// The run has ended.
    void end() {
        stage.set(null);
        preview.set(null);
    }

    void entered(ModelStage entered) {
        stage.set(entered);
    }

    void stepped(RunProgress now, Raster seen) {
        progress.set(now);
        preview.set(seen);
    }

    void moved(GenerationEvent.MemoryChanged now) {
        memory.set(now);
    }

    void planned(GenerationEvent.Planned plan) {
        expected.set(new Expected(plan.forecast(), null));
    }

    void measured(GenerationEvent.Measured taken) {
        Expected before = expected.get();
        expected.set(before == null ? null : new Expected(before.foretold(), taken.usage()));
    }

    void restarted(GenerationEvent.EngineRestarted now) {
        restart.set(now);
    }

    void remarked(GenerationEvent.Remarked said) {
        remark.set(said);
    }

    /// How far the running job is.
    public ReadOnlyObjectProperty<RunProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// The stage at work; null before the first.
    public ReadOnlyObjectProperty<@Nullable ModelStage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /// The picture in work as far as it can be seen; null where none is.
    public ReadOnlyObjectProperty<@Nullable Raster> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// Where the model's weights lie, as far as was told; null before the first word.
    public ReadOnlyObjectProperty<GenerationEvent.@Nullable MemoryChanged> memoryProperty() {
        return memory.getReadOnlyProperty();
    }

    /// What the run was foretold to take, and took; null before the first word.
    public ReadOnlyObjectProperty<@Nullable Expected> expectedProperty() {
        return expected.getReadOnlyProperty();
    }

    /// The last thing that was said of a picture.
    public ReadOnlyObjectProperty<GenerationEvent.@Nullable Remarked> remarkProperty() {
        return remark.getReadOnlyProperty();
    }

    /// The last time the engine's process had to be started anew in mid-run.
    public ReadOnlyObjectProperty<GenerationEvent.@Nullable EngineRestarted> restartProperty() {
        return restart.getReadOnlyProperty();
    }
}
