package app.safelight.engine;

import app.safelight.request.Profile;
import app.safelight.request.Usage;

/// How a model has settled to meet a demand.
///
/// @param profile in force, never AUTO
/// @param forecast of what the run takes
public record Settlement(Profile profile, Usage forecast) {}
