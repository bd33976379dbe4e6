package app.safelight.engine.djl;

import app.safelight.residency.Ledger;
import app.safelight.residency.Tier;
import app.safelight.residency.Unit;
import java.util.function.Function;

/// The weights of a network, each in its unit.
///
/// @param units the unit of each weight
/// @param use makes way for a unit
/// @param ledger told of what is on the device
record UnitResidence(ModelUnits units, Function<Unit, Placement> use, Ledger ledger) implements Residence {
    @Override
    public Placement place(String weight) {
        return use.apply(units.of(weight));
    }

    @Override
    public void book(String weight, long bytes) {
        Unit unit = units.of(weight);
        ledger.book(Tier.DEVICE, unit.stage(), unit.name(), bytes);
    }
}
