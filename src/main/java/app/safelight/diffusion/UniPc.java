package app.safelight.diffusion;

import app.safelight.request.UniPcRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// UniPC, a predictor-corrector on the clean estimate (Zhao et al. 2023, "UniPC", algorithms 1 and 2), with one
/// network call a step: the call at the predicted point corrects that point, then serves the next prediction. It ends
/// at time 1/1000.
///
/// Remembers the last corrected latent, then the clean estimates, latest first.
///
/// @param times one more than steps, falling
record UniPc(float[] times, ContinuousTime clock, UniPcRules rules) implements Method {

    /// The run over a number of steps from a time downwards.
    ///
    /// @throws IllegalArgumentException if there are fewer steps than the order
    static UniPc over(int steps, float start, NoiseSchedule schedule, UniPcRules rules) {
        if (steps < rules.order()) {
            throw new IllegalArgumentException("UniPC of order " + rules.order() + " takes at least " + rules.order()
                    + " steps, but " + steps + " are left");
        }
        ContinuousTime clock = new ContinuousTime(schedule);
        return new UniPc(times(steps, start, clock, rules.spacing()), clock, rules);
    }

    private static float[] times(int steps, float start, ContinuousTime clock, UniPcRules.Spacing spacing) {
        float end = clock.first();
        return switch (spacing) {
            case TIME_UNIFORM -> SingleMath.linspace(start, end, steps + 1);
            case TIME_QUADRATIC -> {
                float[] roots = SingleMath.linspace(SingleMath.sqrt(start), SingleMath.sqrt(end), steps + 1);
                for (int i = 0; i < roots.length; i++) {
                    roots[i] *= roots[i];
                }
                yield roots;
            }
            case LOG_SNR -> {
                float[] times = SingleMath.linspace((float) clock.lambda(start), (float) clock.lambda(end), steps + 1);
                for (int i = 0; i < times.length; i++) {
                    times[i] = (float) clock.time(times[i]);
                }
                yield times;
            }
        };
    }

    @Override
    public int steps() {
        return times.length - 1;
    }

    @Override
    public SamplerState next(Step step) {
        int i = step.index();
        Latent noise = step.noise(step.x(), clock.timestep(times[i]));
        Latent denoised = step.x()
                .draft()
                .minus(noise, (float) clock.noise(times[i]))
                .dividedBy((float) clock.signal(times[i]))
                .done();
        Latent corrected = i == 0 ? step.x() : correct(step, denoised);
        List<Latent> outputs = new ArrayList<>();
        outputs.add(denoised);
        for (int j = 1; j < Math.min(i + 1, rules.order()); j++) {
            outputs.add(step.remembered(j));
        }
        double[] ratios = ratios(i + 1);
        double[] weights = UniPcWeights.predictor(rules.variant(), width(i + 1), ratios);
        Latent x = move(i + 1, corrected, outputs, ratios, weights).done();
        outputs.addFirst(corrected);
        return step.end(x, denoised, outputs.toArray(Latent[]::new));
    }

    private Latent correct(Step step, Latent denoised) {
        int i = step.index();
        double[] ratios = ratios(i);
        double[] weights = UniPcWeights.corrector(rules.variant(), width(i), ratios);
        List<Latent> outputs = new ArrayList<>();
        for (int j = 0; j <= ratios.length; j++) {
            outputs.add(step.remembered(j + 1));
        }
        Draft moved = move(i, step.remembered(0), outputs, ratios, Arrays.copyOf(weights, ratios.length));
        Latent change = denoised.minus(outputs.getFirst());
        return moved.minus(change, (float) (clock.signal(times[i]) * weights[ratios.length]))
                .done();
    }

    /// Goes from time i − 1 to time i.
    private Draft move(int i, Latent from, List<Latent> outputs, double[] ratios, double[] weights) {
        double signal = clock.signal(times[i]);
        double shrink = clock.noise(times[i]) / clock.noise(times[i - 1]);
        Latent last = outputs.getFirst();
        Draft x = from.draft().times((float) shrink).minus(last, (float) (signal * Math.expm1(-width(i))));
        for (int j = 0; j < ratios.length; j++) {
            Latent difference = outputs.get(j + 1).minus(last);
            x.minus(difference, (float) (signal * weights[j] / ratios[j]));
        }
        return x;
    }

    /// Width in λ of the way from time i − 1 to time i.
    private double width(int i) {
        return clock.lambda(times[i]) - clock.lambda(times[i - 1]);
    }

    /// How far the outputs before the last lie back, in widths of the way to time i; one fewer than that way's order.
    private double[] ratios(int i) {
        int order = rules.lastSteps() == UniPcRules.LastSteps.LOWER_ORDER
                ? Math.min(rules.order(), steps() + 1 - i)
                : rules.order();
        double[] ratios = new double[Math.min(order, i) - 1];
        for (int j = 0; j < ratios.length; j++) {
            ratios[j] = (clock.lambda(times[i - 2 - j]) - clock.lambda(times[i - 1])) / width(i);
        }
        return ratios;
    }
}
