package app.safelight.residency;

import app.safelight.request.Attention;
import app.safelight.request.Batching;
import app.safelight.request.ModelStage;
import app.safelight.request.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the fastest plan that fits a budget: a pure function of what is there and what is needed.
///
/// @param units that the run uses
/// @param needs of the run
/// @param base bytes on the device before any model is there
/// @param budget bytes that may be on the device, the base counted
public record PlanSearch(List<Unit> units, Needs needs, long base, long budget) {
    private static final List<Step> STEPS = List.of(
            new Step(Profile.FULL, Batching.ALWAYS),
            new Step(Profile.MEDVRAM, Batching.ALWAYS),
            new Step(Profile.FULL, Batching.NEVER),
            new Step(Profile.MEDVRAM, Batching.NEVER),
            new Step(Profile.LOWVRAM, Batching.ALWAYS),
            new Step(Profile.LOWVRAM, Batching.NEVER));

    private record Step(Profile profile, Batching batching) {}

    public PlanSearch {
        units = List.copyOf(units);
    }

    /// The fastest plan that fits.
    ///
    /// @param profile AUTO for any
    /// @param attention strategy, settled
    /// @param batching AUTO for any
    /// @return nothing if none fits
    public Optional<Forecast> fastest(Profile profile, Attention attention, Batching batching) {
        return candidates(profile, attention, batching).stream()
                .map(this::forecast)
                .filter(forecast -> forecast.peak() <= budget)
                .findFirst();
    }

    /// The plan that takes least, whether it fits or not.
    ///
    /// @param attention strategy, settled
    public Forecast smallest(Attention attention) {
        return candidates(Profile.AUTO, attention, Batching.AUTO).stream()
                .map(this::forecast)
                .min(Comparator.comparingLong(Forecast::peak))
                .orElseThrow();
    }

    /// From the fastest to the smallest. What leaves between stages costs once for each picture, passes one after the
    /// other cost some of each step, units that pass cost most; tiles are for pictures that nothing else helps.
    private static List<Plan> candidates(Profile profile, Attention attention, Batching batching) {
        List<Plan> all = new ArrayList<>();
        for (Decoding decoding : Decoding.values()) {
            for (Step step : STEPS) {
                boolean asked = (profile == Profile.AUTO || profile == step.profile)
                        && (batching == Batching.AUTO || batching == step.batching);
                if (asked) {
                    all.add(new Plan(step.profile, attention, step.batching, decoding));
                }
            }
        }
        return all;
    }

    /// The memory a plan takes when it is followed within the budget.
    public Forecast forecast(Plan plan) {
        return forecast(plan, planner(plan));
    }

    /// The memory a plan takes.
    public Forecast forecast(Plan plan, ResidencyPlanner planner) {
        Map<ModelStage, Long> peaks = new EnumMap<>(ModelStage.class);
        for (ModelStage stage : ModelStage.values()) {
            long weights = bytes(plan.profile() == Profile.FULL ? units : planner.lasting(units, stage));
            peaks.put(stage, base + weights + needs.working(stage, plan));
        }
        return new Forecast(plan, peaks);
    }

    /// A planner that follows a plan within the budget.
    public ResidencyPlanner planner(Plan plan) {
        Map<ModelStage, Long> room = new EnumMap<>(ModelStage.class);
        for (ModelStage stage : ModelStage.values()) {
            room.put(stage, Math.max(0, budget - base - needs.working(stage, plan)));
        }
        return new ResidencyPlanner(plan.profile(), room);
    }

    private static long bytes(Iterable<Unit> units) {
        long sum = 0;
        for (Unit unit : units) {
            sum += unit.bytes();
        }
        return sum;
    }
}
