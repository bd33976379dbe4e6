package app.safelight.diffusion;

import static app.safelight.diffusion.SingleMath.log;

/// DPM-Solver-fast (Lu et al. 2022, "DPM-Solver", section 3.4): third-order blocks of equal width in −ln σ that use
/// up the calls asked for, with ancestral noise after each. It ends at the lowest noise level, not at 0.
///
/// @param calls number of denoiser calls
/// @param low lowest noise level
/// @param high highest noise level
record DpmFast(int calls, float low, float high, double eta, double noise) implements Method {
    private static final int HIGHEST_ORDER = 3;

    @Override
    public int steps() {
        return calls / HIGHEST_ORDER + 1;
    }

    @Override
    public SamplerState next(Step step) {
        float end = -log(low);
        float[] times = SingleMath.linspace(-log(high), end, steps() + 1);
        float t = times[step.index()];
        float next = times[step.index() + 1];
        Ancestral split = DpmSolver.split(t, next, end, eta);
        DpmSolver solver = DpmSolver.at(step, step.x(), t);
        Latent x = solver.solve(order(step.index()), split.down());
        if (split.up() == 0) {
            step.skipDraw();
        } else {
            Latent fresh = step.draw(DpmSolver.sigma(t), DpmSolver.sigma(next));
            x = x.draft().plus(fresh, split.up() * (float) noise).done();
        }
        return step.end(x, solver.denoised());
    }

    /// Order of a block: 3, but for the last (what is left of the calls) or the last two (2 and 1).
    private int order(int block) {
        int left = calls % HIGHEST_ORDER;
        int fromEnd = steps() - 1 - block;
        if (left == 0) {
            return fromEnd < 2 ? fromEnd + 1 : HIGHEST_ORDER;
        }
        return fromEnd == 0 ? left : HIGHEST_ORDER;
    }
}
