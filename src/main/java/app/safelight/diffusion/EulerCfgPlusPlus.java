package app.safelight.diffusion;

/// Euler steps with CFG++ (Chung et al. 2024, "CFG++: Manifold-constrained Classifier Free Guidance", algorithm 2, on
/// unscaled latents as ComfyUI's `sample_euler_ancestral_cfg_pp` has it): from the guided estimate back to the next
/// noise level along the unconditional noise. The guidance scale counts as it is: 1 is full strength, where ordinary
/// guidance has 7.
///
/// @param eta 0 for the deterministic walk, 1 for ancestral noise
/// @param noise factor of the fresh noise
record EulerCfgPlusPlus(float[] sigmas, double eta, double noise) implements Method {
    @Override
    public int steps() {
        return sigmas.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        float sigma = sigmas[step.index()];
        float next = sigmas[step.index() + 1];
        Denoiser.Pair clean = step.denoisedPair(step.x(), sigma);
        if (next == 0) {
            return step.end(clean.guided(), clean.guided());
        }
        Ancestral split = Ancestral.step(sigma, next, eta);
        Draft back = step.x().draft().minus(clean.unconditional()).dividedBy(sigma);
        Draft x = back.times(split.down()).plus(clean.guided());
        if (eta > 0) {
            x.plus(step.draw(sigma, next).times((float) noise), split.up());
        }
        return step.end(x.done(), clean.guided());
    }
}
