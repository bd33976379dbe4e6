package app.safelight.engine.djl;

import app.safelight.request.ModelStage;
import app.safelight.residency.Unit;
import java.util.List;

/// A stage's networks, ready to be used: what they are made of, as far as it has to be given back.
///
/// @param <N> the network
/// @param weights of each network of the stage
/// @param units of each of them
/// @param patchers of those that networks of the LoRA family can change
record NetworkParts<N>(
        N network, Scratch scratch, List<StageWeights> weights, List<ModelUnits> units, List<Patcher> patchers)
        implements AutoCloseable {
    NetworkParts {
        weights = List.copyOf(weights);
        units = List.copyOf(units);
        patchers = List.copyOf(patchers);
    }

    /// Every unit once.
    List<Unit> allUnits() {
        return units.stream().flatMap(each -> each.units().stream()).toList();
    }

    /// Frees the weights of a unit.
    void release(Unit unit) {
        for (int i = 0; i < weights.size(); i++) {
            ModelUnits own = units.get(i);
            weights.get(i).release(weight -> own.of(weight).equals(unit));
        }
    }

    /// Gives back what is only needed while the stage is used.
    void idle() {
        scratch.release();
        patchers.forEach(Patcher::idle);
    }

    ModelStage stage() {
        return units.getFirst().units().getFirst().stage();
    }

    @Override
    public void close() {
        patchers.forEach(Patcher::close);
        weights.forEach(StageWeights::close);
        scratch.close();
    }
}
