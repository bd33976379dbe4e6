package app.safelight.engine.djl;

import app.safelight.request.ModelStage;
import app.safelight.residency.Unit;
import java.util.List;

/// A stage's networks, ready to be used: what they are made of, as far as it has to be given back.
///
/// @param <N> the network
/// @param weights of each network of the stage
/// @param units of each of them
record NetworkParts<N>(N network, Scratch scratch, List<StageWeights> weights, List<ModelUnits> units)
        implements AutoCloseable {
    NetworkParts {
        weights = List.copyOf(weights);
        units = List.copyOf(units);
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

    ModelStage stage() {
        return units.getFirst().units().getFirst().stage();
    }

    @Override
    public void close() {
        weights.forEach(StageWeights::close);
        scratch.close();
    }
}
