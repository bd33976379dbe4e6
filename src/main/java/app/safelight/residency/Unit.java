package app.safelight.residency;

import app.safelight.request.ModelStage;

/// A part of a model that moves as a whole: a layer of a text encoder, a level of the autoencoder, a block of the UNet
/// or a transformer layer in it.
///
/// @param stage it belongs to
/// @param name of the part, unique in its stage
/// @param bytes its weights take on the device
/// @param work multiplications of one use, in any measure that is the same for all units of a stage
public record Unit(ModelStage stage, String name, long bytes, double work) {
    /// @throws IllegalArgumentException if the size or the work is negative
    public Unit {
        if (bytes < 0) {
            throw new IllegalArgumentException("unit " + name + " has " + bytes + " bytes");
        }
        if (!(work >= 0)) {
            throw new IllegalArgumentException("unit " + name + " does " + work + " of work");
        }
    }

    /// A unit of whose work nothing is known.
    public Unit(ModelStage stage, String name, long bytes) {
        this(stage, name, bytes, 0);
    }

    /// What is done with each of its bytes: where this is least, bringing them each time costs most.
    double workPerByte() {
        return bytes == 0 ? Double.POSITIVE_INFINITY : work / bytes;
    }
}
