package app.safelight.engine.djl;

import app.safelight.request.Precision;
import java.util.OptionalLong;

/// The machine this program runs on.
///
/// @param bestPrecision that stages take unless told otherwise
record ThisMachine(Precision bestPrecision, Speeds speeds) implements Machine {
    @Override
    public OptionalLong free() {
        return FreeMemory.bytes();
    }
}
