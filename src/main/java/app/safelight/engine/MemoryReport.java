package app.safelight.engine;

import app.safelight.request.GenerationEvent;
import app.safelight.request.Profile;
import app.safelight.request.Remark;
import app.safelight.request.StageMemory;
import java.util.List;
import java.util.function.ToLongFunction;

/// Passes a run's events on and adds what it will take, where the weights lie, whenever that has changed enough to be
/// worth a word (when a stage begins, after a step, and at the end), and what it took.
final class MemoryReport implements GenerationListener, ModelWatcher {
    private static final int MATERIAL = 100;

    private final StagedModel stages;
    private final GenerationListener listener;
    private Profile profile = Profile.MEDVRAM;
    private List<StageMemory> fullest = List.of();
    private List<StageMemory> told = List.of();
    private int picture;

    MemoryReport(StagedModel stages, GenerationListener listener) {
        this.stages = stages;
        this.listener = listener;
    }

    /// Settles how the model is used, tells what that will take, and begins to watch what moves.
    ///
    /// @throws EngineException if the run cannot fit
    void settle(Demand demand) throws EngineException {
        Settlement settlement = stages.settle(demand, this);
        profile = settlement.profile();
        // what was there before belongs to the run before
        fullest = List.of();
        listener.on(new GenerationEvent.Planned(profile, settlement.forecast()));
    }

    @Override
    public void moving() {
        look();
    }

    @Override
    public void changed(Remark remark, String detail) {
        listener.on(new GenerationEvent.Remarked(picture, remark, detail));
    }

    /// Tells where the weights lie in the end, and what the run took.
    void finish() {
        tell();
        listener.on(new GenerationEvent.Measured(stages.taken()));
    }

    @Override
    public void on(GenerationEvent event) {
        listener.on(event);
        if (event instanceof GenerationEvent.PictureDone done) {
            picture = done.picture() + 1;
        }
        if (event instanceof GenerationEvent.StageEntered || event instanceof GenerationEvent.StepDone) {
            tell();
        }
    }

    /// Remembers the moment at which most was on the device.
    private void look() {
        List<StageMemory> now = stages.memory();
        if (sum(now, StageMemory::device) > sum(fullest, StageMemory::device)) {
            fullest = now;
        }
    }

    /// Tells of the fullest moment since it last told, or of now if nothing was on the device.
    private void tell() {
        look();
        List<StageMemory> seen = fullest.isEmpty() ? stages.memory() : fullest;
        fullest = List.of();
        if (differ(seen, told)) {
            told = seen;
            listener.on(new GenerationEvent.MemoryChanged(profile, seen));
        }
    }

    /// Whether any amount differs by more than a hundredth of the model.
    private static boolean differ(List<StageMemory> seen, List<StageMemory> told) {
        if (seen.size() != told.size()) {
            return true;
        }
        long material = sum(seen, StageMemory::disk) / MATERIAL;
        for (int i = 0; i < seen.size(); i++) {
            StageMemory now = seen.get(i);
            StageMemory then = told.get(i);
            if (Math.abs(now.disk() - then.disk()) > material
                    || Math.abs(now.host() - then.host()) > material
                    || Math.abs(now.device() - then.device()) > material) {
                return true;
            }
        }
        return false;
    }

    private static long sum(List<StageMemory> stages, ToLongFunction<StageMemory> amount) {
        return stages.stream().mapToLong(amount).sum();
    }
}
