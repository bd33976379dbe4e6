package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GuidedDenoiserTest {
    private static final NoiseSchedule LEVELS = NoiseSchedule.stableDiffusion();
    private static final Latent X = new Latent(1, 1, 2, new float[] {0.5f, -1});

    private final List<Integer> rows = new ArrayList<>();

    /// A network that answers each conditioning with its first number at one place, and three times that at another.
    private List<Latent> predict(Latent x, float timestep, List<Conditioning> conditionings) {
        rows.add(conditionings.size());
        return conditionings.stream()
                .map(conditioning -> x.with(
                        new float[] {conditioning.context()[0], 3 * conditioning.context()[0]}))
                .toList();
    }

    private static Conditioning says(float value) {
        return new Conditioning(1, 1, new float[] {value}, new float[0]);
    }

    private static Guidance guidance(double scale, NegativeSkip skip, double rescale) {
        return new Guidance(List.of(new Guidance.Weighted(says(2), 1)), says(1), scale, skip, rescale);
    }

    private GuidedDenoiser guided(GuidanceSchedule schedule) {
        return new GuidedDenoiser(new EpsDenoiser(this::predict, LEVELS), schedule, 0);
    }

    @Test
    void everyCallHasItsOwnGuidance() {
        GuidedDenoiser denoiser = guided(call -> guidance(call, NegativeSkip.NEVER, 0));
        assertThat(denoiser.noise(X, 1).values()).containsExactly(1, 3);
        assertThat(denoiser.noise(X, 1).values()).containsExactly(2, 6);
        assertThat(denoiser.noise(X, 1).values()).containsExactly(3, 9);
    }

    @Test
    void scaleOneAsksNothingOfTheNegativePrompt() {
        guided(_ -> guidance(1, NegativeSkip.NEVER, 0)).noise(X, 1);
        assertThat(rows).containsExactly(1);
    }

    @Test
    void cfgPlusPlusSkipsTheNegativePromptToo() {
        NegativeSkip skip = new NegativeSkip(1000, NegativeSkip.Rate.EVERY, 0, 4);
        Denoiser.Pair pair = guided(_ -> guidance(7, skip, 0)).noisePair(X, 1);
        assertThat(rows).containsExactly(1);
        assertThat(pair.guided().values()).containsExactly(2, 6);
        assertThat(pair.unconditional().values()).containsExactly(2, 6);
    }

    @Test
    void rescalingActsOnWhatTheNetworkSays() {
        // prompt alone says (2, 6), guidance makes (4, 12): twice the spread
        assertThat(guided(_ -> guidance(3, NegativeSkip.NEVER, 1)).noise(X, 1).values())
                .containsExactly(new float[] {2, 6}, Offset.offset(1e-5f));
        assertThat(guided(_ -> guidance(3, NegativeSkip.NEVER, 0.5)).noise(X, 1).values())
                .containsExactly(new float[] {3, 9}, Offset.offset(1e-5f));
        float sigma = 2;
        assertThat(guided(_ -> guidance(3, NegativeSkip.NEVER, 1))
                        .denoised(X, sigma)
                        .values())
                .containsExactly(new float[] {0.5f - 2 * sigma, -1 - 6 * sigma}, Offset.offset(1e-5f));
    }

    @Test
    void rescalingActsOnVelocitiesToo() {
        float sigma = 2;
        Denoiser denoiser =
                new GuidedDenoiser(new VDenoiser(this::predict, LEVELS), _ -> guidance(3, NegativeSkip.NEVER, 1), 0);
        Denoiser alone =
                new GuidedDenoiser(new VDenoiser(this::predict, LEVELS), _ -> guidance(1, NegativeSkip.NEVER, 0), 0);
        assertThat(denoiser.denoised(X, sigma).values())
                .containsExactly(alone.denoised(X, sigma).values(), Offset.offset(1e-5f));
    }
}
