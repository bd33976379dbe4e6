package app.safelight.residency;

import app.safelight.request.ModelStage;
import app.safelight.request.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides what is on the device: a pure function from what is there and what is next to a list of moves.
///
/// @param profile in force, not AUTO
/// @param budget bytes that weights may take on the device; units not needed now leave when it would be exceeded
public record ResidencyPlanner(Profile profile, long budget) {
    /// Of the free memory, what weights may take; the rest is for what is computed from them.
    private static final double SHARE = 0.75;

    /// @throws IllegalArgumentException if the profile is AUTO, or the budget negative
    public ResidencyPlanner {
        if (profile == Profile.AUTO) {
            throw new IllegalArgumentException("profile AUTO must be settled first");
        }
        if (budget < 0) {
            throw new IllegalArgumentException("budget " + budget + " is negative");
        }
    }

    /// A planner for a profile asked for: AUTO becomes the fastest that fits the free memory, MEDVRAM where that is not
    /// known; any other stays what it is, with no budget.
    ///
    /// @param free bytes of memory that weights and computing can have, those counted that weights hold already
    public static ResidencyPlanner of(Profile asked, OptionalLong free, List<Unit> units) {
        if (asked != Profile.AUTO) {
            return new ResidencyPlanner(asked, Long.MAX_VALUE);
        }
        if (free.isEmpty()) {
            return new ResidencyPlanner(Profile.MEDVRAM, Long.MAX_VALUE);
        }
        long budget = (long) (Math.max(0, free.getAsLong()) * SHARE);
        if (bytes(units) <= budget) {
            return new ResidencyPlanner(Profile.FULL, budget);
        }
        return new ResidencyPlanner(largestStage(units) <= budget ? Profile.MEDVRAM : Profile.LOWVRAM, budget);
    }

    /// What has to move before the next unit is used; releases come first.
    ///
    /// @param units of the model
    /// @param resident those on the device now
    /// @param next the unit that is used next; null when nothing is
    public List<Move> moves(List<Unit> units, Set<Unit> resident, @Nullable Unit next) {
        List<Unit> wanted = wanted(units, next);
        Set<Unit> staying = new LinkedHashSet<>(resident);
        if (profile != Profile.FULL) {
            staying.retainAll(wanted);
        }
        List<Unit> spare = resident.stream()
                .filter(unit -> staying.contains(unit) && !wanted.contains(unit))
                .sorted(Comparator.comparingLong(Unit::bytes).reversed())
                .toList();
        for (Unit unit : spare) {
            Set<Unit> all = new LinkedHashSet<>(staying);
            all.addAll(wanted);
            if (bytes(all) <= budget) {
                break;
            }
            staying.remove(unit);
        }
        List<Move> moves = new ArrayList<>();
        resident.stream().filter(unit -> !staying.contains(unit)).forEach(unit -> moves.add(new Move.Release(unit)));
        wanted.stream().filter(unit -> !resident.contains(unit)).forEach(unit -> moves.add(new Move.Load(unit)));
        return moves;
    }

    private List<Unit> wanted(List<Unit> units, @Nullable Unit next) {
        if (next == null) {
            return List.of();
        }
        return profile == Profile.LOWVRAM
                ? List.of(next)
                : units.stream().filter(unit -> unit.stage() == next.stage()).toList();
    }

    private static long largestStage(List<Unit> units) {
        Map<ModelStage, Long> stages = new EnumMap<>(ModelStage.class);
        units.forEach(unit -> stages.merge(unit.stage(), unit.bytes(), Long::sum));
        return stages.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static long bytes(Iterable<Unit> units) {
        long sum = 0;
        for (Unit unit : units) {
            sum += unit.bytes();
        }
        return sum;
    }
}
