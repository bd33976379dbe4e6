package app.safelight.residency;

import app.safelight.request.ModelStage;

/// A part of a model that moves as a whole: a stage, or one block of the UNet.
///
/// @param stage it belongs to
/// @param name of the part, unique in its stage
/// @param bytes its weights take on the device
public record Unit(ModelStage stage, String name, long bytes) {
    /// @throws IllegalArgumentException if the size is negative
    public Unit {
        if (bytes < 0) {
            throw new IllegalArgumentException("unit " + name + " has " + bytes + " bytes");
        }
    }
}
