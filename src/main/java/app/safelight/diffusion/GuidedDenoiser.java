package app.safelight.diffusion;

import java.util.ArrayList;
import java.util.List;

/// Classifier-free guidance: `u + Σ (cᵢ − u)·wᵢ·scale` over all sub-prompts, with one network call for all of them
/// (Ho and Salimans 2022, equation 6; sums over prompts: Liu et al. 2022, "Compositional Visual Generation", equation
/// 11).
///
/// It counts its calls, because [NegativeSkip] goes by them: make one for each step, with the state's count.
public final class GuidedDenoiser implements Denoiser {
    /// A1111's scale at which CFG++ is at its full strength.
    private static final double CFG_PLUS_PLUS_FULL = 12.5;

    private final ConditionalDenoiser inner;
    private final Guidance guidance;
    private int call;

    /// @param call number of denoiser calls made so far in this run: [SamplerState#calls]
    public GuidedDenoiser(ConditionalDenoiser inner, Guidance guidance, int call) {
        this.inner = inner;
        this.guidance = guidance;
        this.call = call;
    }

    @Override
    public Latent denoised(Latent x, float sigma) {
        List<Conditioning> rows = rows(sigma);
        return combine(inner.denoised(x, sigma, rows));
    }

    @Override
    public Latent noise(Latent x, float timestep) {
        List<Conditioning> rows = rows(timestep);
        return combine(inner.noise(x, timestep, rows));
    }

    @Override
    public Pair denoisedPair(Latent x, float sigma) {
        return pair(inner.denoised(x, sigma, withNegative()), guidance.scale());
    }

    @Override
    public Pair noisePair(Latent x, float timestep) {
        return pair(inner.noise(x, timestep, withNegative()), guidance.scale() / CFG_PLUS_PLUS_FULL);
    }

    private Pair pair(List<Latent> rows, double scale) {
        call++;
        return new Pair(combine(rows.subList(0, rows.size() - 1), rows.getLast(), scale), rows.getLast());
    }

    private List<Conditioning> rows(float level) {
        boolean alone = guidance.scale() == 1
                && guidance.positives().size() == 1
                && guidance.positives().getFirst().weight() == 1;
        boolean skipped = guidance.skip().applies(call++, level);
        return alone || skipped ? positives() : withNegative();
    }

    private List<Conditioning> positives() {
        return guidance.positives().stream()
                .map(Guidance.Weighted::conditioning)
                .toList();
    }

    private List<Conditioning> withNegative() {
        List<Conditioning> rows = new ArrayList<>(positives());
        rows.add(guidance.negative());
        return rows;
    }

    /// Without the negative's row the first sub-prompt takes its place, at scale 1.
    private Latent combine(List<Latent> rows) {
        int count = guidance.positives().size();
        return rows.size() > count
                ? combine(rows.subList(0, count), rows.getLast(), guidance.scale())
                : combine(rows, rows.getFirst(), 1);
    }

    private Latent combine(List<Latent> positives, Latent base, double scale) {
        Latent sum = base;
        for (int i = 0; i < positives.size(); i++) {
            float weight = (float) (guidance.positives().get(i).weight() * scale);
            sum = sum.plus(positives.get(i).minus(base).times(weight));
        }
        return sum;
    }
}
