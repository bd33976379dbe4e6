package app.safelight.engine.djl;

import app.safelight.request.Precision;
import java.util.OptionalLong;

/// What is known of the machine that computes.
interface Machine {
    /// The precision that stages take unless told otherwise.
    Precision bestPrecision();

    /// Bytes of memory that nobody uses; nothing where that is not known.
    OptionalLong free();

    /// How fast it has been so far.
    Speeds speeds();
}
