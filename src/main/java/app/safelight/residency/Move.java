package app.safelight.residency;

/// One thing a planner wants done. Moves are carried out in the order they are given.
public sealed interface Move {
    /// What is moved.
    Unit unit();

    /// Lets a unit come to the device, to stay until it is released.
    record Load(Unit unit) implements Move {}

    /// Lets a unit through the device: its weights are brought for this use alone.
    record Pass(Unit unit) implements Move {}

    /// Takes a unit off the device and gives its memory back.
    record Release(Unit unit) implements Move {}
}
