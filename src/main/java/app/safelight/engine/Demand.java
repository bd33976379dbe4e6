package app.safelight.engine;

import app.safelight.request.Computing;
import app.safelight.request.ImageSize;
import app.safelight.request.Profile;

/// What a run is going to ask of a model, as far as memory and time depend on it.
///
/// @param profile AUTO to have the fastest chosen that fits
/// @param computing how the networks compute
/// @param size of the largest pass
/// @param passes conditionings that a step looks at: 1 without guidance, else at least 2
/// @param calls of the UNet that a step makes
public record Demand(Profile profile, Computing computing, ImageSize size, int passes, int calls) {
    /// @throws IllegalArgumentException if there is no pass or no call
    public Demand {
        if (passes < 1 || calls < 1) {
            throw new IllegalArgumentException(passes + " passes in " + calls + " calls");
        }
    }
}
