package app.safelight.engine;

import app.safelight.request.Computing;
import app.safelight.request.GenerationEvent;
import app.safelight.request.Profile;
import app.safelight.request.StageMemory;
import java.util.List;
import java.util.function.ToLongFunction;

/// Passes a run's events on and adds where the weights lie, whenever that has changed enough to be worth a word: when a
/// stage begins, after a step, and at the end.
final class MemoryReport implements GenerationListener {
    private static final int MATERIAL = 100;

    private final StagedModel stages;
    private final GenerationListener listener;
    private Profile profile = Profile.MEDVRAM;
    private List<StageMemory> fullest = List.of();
    private List<StageMemory> told = List.of();

    MemoryReport(StagedModel stages, GenerationListener listener) {
        this.stages = stages;
        this.listener = listener;
    }

    /// Settles the profile, and begins to watch what moves.
    void settle(Profile asked, Computing computing) {
        profile = stages.settle(asked, computing, this::look);
        // what was there before belongs to the run before
        fullest = List.of();
    }

    @Override
    public void on(GenerationEvent event) {
        listener.on(event);
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
    void tell() {
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
