package app.safelight.diffusion;

/// A step to a noise level split in two: down below it, then up again with fresh noise (k-diffusion's ancestral step).
///
/// @param down noise level the deterministic part goes to
/// @param up standard deviation of the noise added then
record Ancestral(float down, float up) {
    /// Splits the step from one level to the next; at eta 0 all of it is deterministic.
    static Ancestral step(float from, float to, double eta) {
        if (eta == 0) {
            return new Ancestral(to, 0);
        }
        float fresh = SingleMath.sqrt(to * to * (from * from - to * to) / (from * from));
        float up = Math.min(to, (float) eta * fresh);
        return new Ancestral(SingleMath.sqrt(to * to - up * up), up);
    }
}
