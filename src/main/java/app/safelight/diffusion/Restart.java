package app.safelight.diffusion;

import static app.safelight.diffusion.SingleMath.sqrt;

import java.util.ArrayList;
import java.util.List;

/// Restart sampling (Xu et al. 2023, "Restart Sampling for Improving Generative Processes", algorithm 1): Heun steps
/// down, and from a low noise level up again by fresh noise, to walk a middle part once more.
///
/// @param legs the steps in order; where one starts above the end of the last, noise is added in between
record Restart(List<Leg> legs) implements Method {
    private static final int FEWEST_STEPS = 20;
    private static final int STEPS_FOR_TWO = 36;
    private static final int STEPS_OF_ONE = 9;
    private static final float FROM = 0.1f;
    private static final float TO = 2;
    private static final double RHO = 7;

    /// A step from one noise level to another.
    record Leg(float from, float to) {}

    /// The legs A1111 makes of a schedule: below 20 steps the schedule itself; else a Karras schedule with one restart,
    /// from 36 steps on with two.
    static Restart over(float[] sigmas) {
        int steps = sigmas.length - 1;
        if (steps < FEWEST_STEPS) {
            List<Leg> legs = new ArrayList<>();
            walk(sigmas, 0, steps, legs);
            return new Restart(legs);
        }
        int times = steps < STEPS_FOR_TWO ? 1 : 2;
        int extra = steps < STEPS_FOR_TWO ? STEPS_OF_ONE : steps / 4;
        float[] main = Schedules.karras(steps - extra * times, sigmas[steps - 1], sigmas[0], RHO);
        int low = nearest(main, FROM);
        int high = nearest(main, TO);
        List<Leg> legs = new ArrayList<>();
        walk(main, 0, low, legs);
        if (high < low) {
            float[] again = Schedules.karras(extra + 1, main[low], main[high], RHO);
            for (int i = 0; i < times; i++) {
                walk(again, 0, extra, legs);
            }
        }
        walk(main, low, main.length - 1, legs);
        return new Restart(legs);
    }

    private static void walk(float[] sigmas, int start, int end, List<Leg> legs) {
        for (int i = start; i < end; i++) {
            legs.add(new Leg(sigmas[i], sigmas[i + 1]));
        }
    }

    private static int nearest(float[] sigmas, float level) {
        int best = 0;
        for (int i = 1; i < sigmas.length; i++) {
            if (Math.abs(sigmas[i] - level) < Math.abs(sigmas[best] - level)) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public int steps() {
        return legs.size();
    }

    @Override
    public SamplerState next(Step step) {
        Leg leg = legs.get(step.index());
        Latent x = step.x();
        if (step.index() > 0) {
            float last = legs.get(step.index() - 1).to();
            if (last < leg.from()) {
                x = x.draft()
                        .plus(step.draw(), sqrt(leg.from() * leg.from() - last * last))
                        .done();
            }
        }
        return Heun.step(step, x, leg.from(), leg.to());
    }
}
