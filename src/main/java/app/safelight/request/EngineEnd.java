package app.safelight.request;

import java.util.Objects;

/// How the engine's process ended in the middle of its work.
///
/// @param how in which way
/// @param number of the signal, or the exit code; 0 where there is none
public record EngineEnd(How how, int number) {
    public EngineEnd {
        Objects.requireNonNull(how, "how");
    }

    /// Ways to end.
    public enum How {
        /// A signal ended it, as the system does when memory is short.
        SIGNAL,
        /// It ended itself with an exit code.
        CODE,
        /// It did not answer any more and was killed.
        SILENCE
    }

    /// The end in words, after "it".
    @Override
    public String toString() {
        return switch (how) {
            case SIGNAL -> "was ended by signal " + number;
            case CODE -> "ended with code " + number;
            case SILENCE -> "did not answer any more";
        };
    }
}
