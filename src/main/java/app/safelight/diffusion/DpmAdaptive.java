package app.safelight.diffusion;

import static app.safelight.diffusion.SingleMath.log;

import java.util.List;

/// DPM-Solver-12/23 with adaptive steps (Lu et al. 2022, "DPM-Solver", appendix C, as k-diffusion has it: orders 2
/// and 3, ancestral noise, an integral controller). A step is one attempt, accepted or not; it ends at the lowest
/// noise level.
///
/// Remembers −ln σ and the width of the next attempt as numbers, and the lower-order result of the last accepted step.
///
/// @param asked number of steps asked for, which changes nothing
/// @param low lowest noise level
/// @param high highest noise level
record DpmAdaptive(int asked, float low, float high, double eta) implements Method {
    private static final float RELATIVE = 0.05f;
    private static final float ABSOLUTE = 0.0078f;
    private static final double FIRST_WIDTH = 0.05;
    private static final double SAFETY = 0.81;
    private static final double ORDER = 3;
    private static final double STOCHASTIC_ORDER = 1.5;
    private static final double TINY = 1e-8;
    private static final float CLOSE = 1e-5f;
    private static final float THIRD = (float) (1.0 / 3);

    @Override
    public int steps() {
        return asked;
    }

    @Override
    public double[] numbers() {
        return new double[] {-log(high), FIRST_WIDTH};
    }

    @Override
    public boolean done(SamplerState state) {
        return state.numbers().length > 0 && !(state.numbers()[0] < -log(low) - CLOSE);
    }

    @Override
    public SamplerState next(Step step) {
        float t = (float) step.number(0);
        double width = step.number(1);
        float end = -log(low);
        float next = Math.min(end, t + (float) width);
        Ancestral split = DpmSolver.split(t, next, end, eta);
        DpmSolver solver = DpmSolver.at(step, step.x(), t);
        Latent noiseAtThird = solver.noiseAt(split.down(), THIRD);
        Latent lower = solver.second(split.down(), THIRD, noiseAtThird);
        Latent higher = solver.third(split.down(), noiseAtThird);
        Latent last = step.index() == 0 ? step.x() : step.remembered(0);
        double factor = factor(error(lower, higher, last));
        if (factor < SAFETY) {
            return step.end(step.x(), solver.denoised(), List.of(last), t, width * factor);
        }
        Latent x = higher;
        if (split.up() == 0) {
            step.skipDraw();
        } else {
            Latent fresh = step.draw(DpmSolver.sigma(t), DpmSolver.sigma(next));
            x = x.draft().plus(fresh, split.up()).done();
        }
        return step.end(x, solver.denoised(), List.of(lower), next, width * factor);
    }

    /// Root mean square of the difference between the orders, relative to what is tolerated.
    private static double error(Latent lower, Latent higher, Latent last) {
        double sum = 0;
        for (int i = 0; i < lower.values().length; i++) {
            float size = Math.max(Math.abs(lower.values()[i]), Math.abs(last.values()[i]));
            float allowed = Math.max(ABSOLUTE, RELATIVE * size);
            double share = (lower.values()[i] - higher.values()[i]) / allowed;
            sum += share * share;
        }
        return Math.sqrt(sum / lower.values().length);
    }

    /// By how much the width changes.
    private double factor(double error) {
        double raw = Math.pow(1 / ((float) error + TINY), 1 / (eta == 0 ? ORDER : STOCHASTIC_ORDER));
        return 1 + Math.atan(raw - 1);
    }
}
