package app.safelight.ui.run;

import app.safelight.request.Usage;
import org.jspecify.annotations.Nullable;

/// What a run was foretold to take, beside what it took.
///
/// @param taken null until the run has ended
public record Expected(Usage foretold, @Nullable Usage taken) {}
