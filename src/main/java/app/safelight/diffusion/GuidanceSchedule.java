package app.safelight.diffusion;

/// What a picture is steered by at each call of the network.
@FunctionalInterface
public interface GuidanceSchedule {
    /// The guidance for a call of the network, counted from 0 over the whole pass.
    Guidance at(int call);

    /// The same guidance at every call.
    static GuidanceSchedule always(Guidance guidance) {
        return _ -> guidance;
    }
}
