package app.safelight.engine.djl;

import app.safelight.engine.djl.Residence.Placement;
import app.safelight.residency.Move;
import app.safelight.residency.ResidencyPlanner;
import app.safelight.residency.Unit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps on the device what the planner wants there. A unit that may come brings its weights one by one, as they are
/// used; one that leaves gives all of its memory back.
final class UnitMover {
    private final List<Unit> units;
    private final Consumer<Unit> release;
    private final Set<Unit> resident = new LinkedHashSet<>();
    private ResidencyPlanner planner;
    private Runnable watcher = () -> {};
    private @Nullable Unit current;
    private Placement placement = Placement.LASTING;

    /// @param units of the model
    /// @param planner to begin with
    /// @param release frees a unit's weights
    UnitMover(List<Unit> units, ResidencyPlanner planner, Consumer<Unit> release) {
        this.units = List.copyOf(units);
        this.planner = planner;
        this.release = release;
    }

    /// Takes another planner, and takes off the device what that one does not let stay.
    ///
    /// @param told before anything moves
    void follow(ResidencyPlanner other, Runnable told) {
        planner = other;
        watcher = told;
        idle();
    }

    /// Makes way for a unit whose weights are about to be used, and says whether they may stay.
    Placement use(Unit next) {
        if (!next.equals(current)) {
            move(next);
        }
        return placement;
    }

    /// Nothing is used until the next use.
    void idle() {
        move(null);
    }

    /// Everything leaves.
    void clear() {
        watcher.run();
        current = null;
        List.copyOf(resident).forEach(this::release);
    }

    private void move(@Nullable Unit next) {
        watcher.run();
        placement = Placement.LASTING;
        for (Move move : planner.moves(units, resident, next)) {
            switch (move) {
                case Move.Load load -> resident.add(load.unit());
                case Move.Pass pass -> {
                    resident.add(pass.unit());
                    placement = Placement.PASSING;
                }
                case Move.Release gone -> release(gone.unit());
            }
        }
        current = next;
    }

    private void release(Unit unit) {
        resident.remove(unit);
        release.accept(unit);
    }
}
