package app.safelight.residency;

import app.safelight.request.ModelStage;
import app.safelight.request.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides what is on the device: a pure function from what is there and what is next to a list of moves.
///
/// @param profile in force, not AUTO
/// @param room bytes that weights may take on the device while a stage works; a stage that is missing has no limit
public record ResidencyPlanner(Profile profile, Map<ModelStage, Long> room) {
    /// @throws IllegalArgumentException if the profile is AUTO, or a room negative
    public ResidencyPlanner {
        if (profile == Profile.AUTO) {
            throw new IllegalArgumentException("profile AUTO must be settled first");
        }
        room = Map.copyOf(room);
        room.forEach((stage, bytes) -> {
            if (bytes < 0) {
                throw new IllegalArgumentException("room " + bytes + " of " + stage.id() + " is negative");
            }
        });
    }

    /// A planner without a budget: LOWVRAM lets nothing stay.
    public ResidencyPlanner(Profile profile) {
        this(profile, Map.of());
    }

    /// What has to move before the next unit is used; releases come first.
    ///
    /// @param units of the model
    /// @param resident those on the device now, those that only pass counted
    /// @param next the unit that is used next; null when nothing is
    public List<Move> moves(List<Unit> units, Set<Unit> resident, @Nullable Unit next) {
        Set<Unit> wanted = wanted(units, next);
        Set<Unit> staying = new LinkedHashSet<>(resident);
        if (profile == Profile.FULL) {
            makeRoom(staying, wanted, next);
        } else {
            staying.retainAll(wanted);
        }
        List<Move> moves = new ArrayList<>();
        resident.stream().filter(unit -> !staying.contains(unit)).forEach(unit -> moves.add(new Move.Release(unit)));
        wanted.stream().filter(unit -> !resident.contains(unit)).forEach(unit -> moves.add(new Move.Load(unit)));
        if (next != null && !wanted.contains(next)) {
            moves.add(new Move.Pass(next));
        }
        return moves;
    }

    /// The units of a stage that stay while it works; the others pass.
    public Set<Unit> lasting(List<Unit> units, ModelStage stage) {
        List<Unit> all = units.stream().filter(unit -> unit.stage() == stage).toList();
        return new LinkedHashSet<>(profile == Profile.LOWVRAM ? fewest(all, room.getOrDefault(stage, 0L)) : all);
    }

    private Set<Unit> wanted(List<Unit> units, @Nullable Unit next) {
        return next == null ? Set.of() : lasting(units, next.stage());
    }

    /// As many units as the room takes, those first with which least is done for each of their bytes.
    private static List<Unit> fewest(List<Unit> units, long room) {
        List<Unit> chosen = new ArrayList<>();
        long left = room;
        for (Unit unit : units.stream()
                .sorted(Comparator.comparingDouble(Unit::workPerByte))
                .toList()) {
            if (unit.bytes() <= left) {
                chosen.add(unit);
                left -= unit.bytes();
            }
        }
        return chosen;
    }

    /// Takes the largest units that are not wanted off the device until the wanted ones have room.
    private void makeRoom(Set<Unit> staying, Set<Unit> wanted, @Nullable Unit next) {
        long limit = next == null ? Long.MAX_VALUE : room.getOrDefault(next.stage(), Long.MAX_VALUE);
        List<Unit> spare = staying.stream()
                .filter(unit -> !wanted.contains(unit))
                .sorted(Comparator.comparingLong(Unit::bytes).reversed())
                .toList();
        for (Unit unit : spare) {
            Set<Unit> all = new LinkedHashSet<>(staying);
            all.addAll(wanted);
            if (bytes(all) <= limit) {
                break;
            }
            staying.remove(unit);
        }
    }

    private static long bytes(Iterable<Unit> units) {
        long sum = 0;
        for (Unit unit : units) {
            sum += unit.bytes();
        }
        return sum;
    }
}
