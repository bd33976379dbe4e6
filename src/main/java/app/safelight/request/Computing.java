package app.safelight.request;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How pictures are computed. None of it changes what they show beyond rounding; memory and time differ.
///
/// @param attention in the UNet and the autoencoder
/// @param precision of each stage; AUTO where one is missing
/// @param batching of a step's passes through the UNet
/// @param deviceBudget bytes that may be used where it is computed, all things counted; null for what is free
public record Computing(
        Attention attention,
        Map<ModelStage, Precision> precision,
        Batching batching,
        @Nullable Long deviceBudget) {
    /// Whatever is best on this machine.
    public static final Computing AUTO = new Computing(Attention.AUTO, Map.of(), Batching.AUTO, null);

    /// @throws NullPointerException if anything but the budget is null
    /// @throws IllegalArgumentException if the budget is not positive
    public Computing {
        Objects.requireNonNull(attention, "attention");
        Objects.requireNonNull(batching, "batching");
        precision = Map.copyOf(precision);
        if (deviceBudget != null && deviceBudget <= 0) {
            throw new IllegalArgumentException("device budget " + deviceBudget + " is not positive");
        }
    }

    /// The precision of a stage.
    public Precision precision(ModelStage stage) {
        return precision.getOrDefault(stage, Precision.AUTO);
    }

    /// The same with another strategy of attention.
    public Computing with(Attention other) {
        return new Computing(other, precision, batching, deviceBudget);
    }

    /// The same with another batching.
    public Computing with(Batching other) {
        return new Computing(attention, precision, other, deviceBudget);
    }

    /// The same with another precision of a stage.
    public Computing with(ModelStage stage, Precision other) {
        Map<ModelStage, Precision> changed = new EnumMap<>(ModelStage.class);
        changed.putAll(precision);
        changed.put(stage, other);
        return new Computing(attention, changed, batching, deviceBudget);
    }

    /// The same within a budget.
    public Computing within(long budget) {
        return new Computing(attention, precision, batching, budget);
    }
}
