package app.safelight.request;

import org.jspecify.annotations.Nullable;

/// What a run takes, foretold or measured.
///
/// @param device bytes at the fullest moment where pictures are computed; without a GPU, all of the program counted
/// @param host bytes at the fullest moment in main memory beside a GPU; 0 without one
/// @param secondsPerStep of a step that loads nothing; null where it is not known
public record Usage(long device, long host, @Nullable Double secondsPerStep) {
    /// @throws IllegalArgumentException if an amount is negative
    public Usage {
        if (device < 0 || host < 0 || (secondsPerStep != null && !(secondsPerStep >= 0))) {
            throw new IllegalArgumentException(
                    "device " + device + ", host " + host + ", seconds a step " + secondsPerStep);
        }
    }
}
