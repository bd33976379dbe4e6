package app.safelight.residency;

import app.safelight.request.ModelStage;

/// What a run needs on the device beside lasting weights.
@FunctionalInterface
public interface Needs {
    /// Bytes that a stage works in at its fullest moment: what is computed, and room for weights that pass.
    long working(ModelStage stage, Plan plan);
}
