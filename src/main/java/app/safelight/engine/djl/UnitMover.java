package app.safelight.engine.djl;

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

    /// Makes way for a unit whose weights are about to be used.
    void use(Unit next) {
        if (!next.equals(current)) {
            move(next);
        }
    }

    /// Nothing is used until the next use.
    void idle() {
        move(null);
    }

    private void move(@Nullable Unit next) {
        watcher.run();
        for (Move move : planner.moves(units, resident, next)) {
            switch (move) {
                case Move.Load load -> resident.add(load.unit());
                case Move.Release gone -> {
                    resident.remove(gone.unit());
                    release.accept(gone.unit());
                }
            }
        }
        current = next;
    }
}
