package app.safelight.engine.djl;

import app.safelight.request.Profile;
import app.safelight.residency.Ledger;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How many bytes a run may have on the device, and why.
///
/// @param origin of the number, as the subject of a sentence
record Budget(long bytes, String origin) {
    /// Of the free memory, what is taken where nobody says how much: the rest is for others.
    private static final double SHARE = 0.75;

    /// The budget of a run.
    ///
    /// @param explicit asked for; null for what is free
    /// @param ledger whose bytes can be had again
    /// @param free bytes that nobody uses; nothing where that is not known
    static Budget of(Profile profile, @Nullable Long explicit, Ledger ledger, OptionalLong free) {
        if (explicit != null) {
            return new Budget(explicit, "the device budget");
        }
        if (free.isEmpty()) {
            return new Budget(Long.MAX_VALUE, "the memory of this machine");
        }
        long usable = ModelPlanning.held(ledger) + Math.max(0, free.getAsLong());
        return profile == Profile.AUTO
                ? new Budget((long) (usable * SHARE), "three quarters of the free memory")
                : new Budget(usable, "the free memory");
    }
}
