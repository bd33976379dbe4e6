package app.safelight.diffusion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Classifier-free guidance: `u + Σ (cᵢ − u)·wᵢ·scale` over all sub-prompts, with one network call for all of them
/// (Ho and Salimans 2022, equation 6; sums over prompts: Liu et al. 2022, "Compositional Visual Generation", equation
/// 11).
///
/// It counts its calls, because prompts and [NegativeSkip] go by them: make one for each step, with the state's count.
public final class GuidedDenoiser implements Denoiser {
    /// A1111's scale at which CFG++ is at its full strength.
    private static final double CFG_PLUS_PLUS_FULL = 12.5;

    private final ConditionalDenoiser inner;
    private final GuidanceSchedule schedule;
    private int call;

    /// @param call number of denoiser calls made so far in this run: [SamplerState#calls]
    public GuidedDenoiser(ConditionalDenoiser inner, GuidanceSchedule schedule, int call) {
        this.inner = inner;
        this.schedule = schedule;
        this.call = call;
    }

    @Override
    public Latent denoised(Latent x, float sigma) {
        Row row = row(sigma, Needs.GUIDED);
        List<Latent> answers = inner.denoised(x, sigma, row.conditionings());
        return row.guided(answers, 1, () -> inner.carried(x, sigma));
    }

    @Override
    public Latent noise(Latent x, float timestep) {
        Row row = row(timestep, Needs.GUIDED);
        List<Latent> answers = inner.noise(x, timestep, row.conditionings());
        return row.guided(answers, 1, () -> inner.carriedNoise(x, timestep));
    }

    @Override
    public Pair denoisedPair(Latent x, float sigma) {
        Row row = row(sigma, Needs.BOTH);
        List<Latent> answers = inner.denoised(x, sigma, row.conditionings());
        return new Pair(row.guided(answers, 1, () -> inner.carried(x, sigma)), row.base(answers));
    }

    @Override
    public Pair noisePair(Latent x, float timestep) {
        Row row = row(timestep, Needs.BOTH);
        List<Latent> answers = inner.noise(x, timestep, row.conditionings());
        return new Pair(
                row.guided(answers, CFG_PLUS_PLUS_FULL, () -> inner.carriedNoise(x, timestep)), row.base(answers));
    }

    /// What a sampler asks for.
    private enum Needs {
        GUIDED,
        BOTH
    }

    /// The next call's row of conditionings. At scale 1 a single prompt needs no negative, unless it is asked for.
    private Row row(float level, Needs needs) {
        Guidance guidance = schedule.at(call);
        boolean alone = needs == Needs.GUIDED
                && guidance.scale() == 1
                && guidance.positives().size() == 1
                && guidance.positives().getFirst().weight() == 1;
        boolean skipped = guidance.skip().applies(call++, level);
        return new Row(guidance, alone || skipped ? Negative.LEFT_OUT : Negative.LAST);
    }

    /// Whether a row ends with the negative prompt.
    private enum Negative {
        LAST,
        LEFT_OUT
    }

    /// What the network is asked at once.
    private record Row(Guidance guidance, Negative negative) {
        List<Conditioning> conditionings() {
            List<Conditioning> row = new ArrayList<>();
            guidance.positives().forEach(positive -> row.add(positive.conditioning()));
            if (negative == Negative.LAST) {
                row.add(guidance.negative());
            }
            return row;
        }

        /// The unconditional answer; without the negative prompt the first sub-prompt's takes its place.
        Latent base(List<Latent> answers) {
            return negative == Negative.LAST ? answers.getLast() : answers.getFirst();
        }

        /// @param full scale at which guidance has the strength it says
        Latent guided(List<Latent> answers, double full, Supplier<Latent> carried) {
            double scale = negative == Negative.LAST ? guidance.scale() / full : 1;
            Latent guided = sum(answers, scale);
            return guidance.rescale() == 0 || negative == Negative.LEFT_OUT
                    ? guided
                    : new GuidanceRescale(guidance.rescale()).of(guided, sum(answers, 1), carried.get());
        }

        private Latent sum(List<Latent> answers, double scale) {
            Latent base = base(answers);
            Latent sum = base;
            for (int i = 0; i < guidance.positives().size(); i++) {
                float weight = (float) (guidance.positives().get(i).weight() * scale);
                sum = sum.plus(answers.get(i).minus(base).times(weight));
            }
            return sum;
        }
    }
}
