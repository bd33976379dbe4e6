package app.safelight.diffusion;

/// The mathematics of one sampler: how a step is taken.
interface Method {
    /// Number of steps of the whole run.
    int steps();

    /// Takes one step.
    SamplerState next(Step step);

    /// Whether nothing is left to do.
    default boolean done(SamplerState state) {
        return state.step() >= steps();
    }

    /// What the method remembers beside latents when it starts.
    default double[] numbers() {
        return new double[0];
    }
}
