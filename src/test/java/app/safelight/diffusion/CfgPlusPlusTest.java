package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CfgPlusPlusTest {
    private static final float SIGMA = 2;
    private static final NoiseSchedule MODEL = NoiseSchedule.stableDiffusion();
    private static final Latent X = new Latent(1, 1, 2, new float[] {3, -1});
    private final List<Toy.NetworkCall> asked = new ArrayList<>();
    private final Toy toy = new Toy(
            MODEL, List.of(new Latent(1, 1, 2, new float[] {1, 0}), new Latent(1, 1, 2, new float[] {0, 1})), asked);

    private Denoiser guided(double scale) {
        Guidance guidance = Guidance.of(Toy.conditioning(0), Toy.conditioning(1), scale);
        return new GuidedDenoiser(new EpsDenoiser(toy.epsNetwork(), MODEL), _ -> guidance, 0);
    }

    @Test
    void atScaleOneTheNegativePromptIsAskedAllTheSame() {
        guided(1).denoisedPair(X, SIGMA);
        assertThat(asked.getFirst().mus()).containsExactly(0, 1);
    }

    @Test
    void theScaleOfACleanPairCountsAsItIs() {
        Latent full = guided(1).denoisedPair(X, SIGMA).guided();
        Denoiser.Pair half = guided(0.5).denoisedPair(X, SIGMA);
        Latent negative = half.unconditional();
        assertThat(half.guided().values())
                .containsExactly(negative.plus(full.minus(negative).times(0.5f)).values(), within(1e-6f));
    }

    @Test
    void whatAMaskKeepsStaysInBothEstimates() {
        Latent init = new Latent(1, 1, 2, new float[] {7, 8});
        Latent repaint = new Latent(1, 1, 2, new float[] {0, 1});
        Denoiser.Pair masked = new InpaintDenoiser(guided(1.5), init, repaint).denoisedPair(X, SIGMA);
        Denoiser.Pair free = guided(1.5).denoisedPair(X, SIGMA);
        assertThat(masked.guided().values()).containsExactly(7, free.guided().values()[1]);
        assertThat(masked.unconditional().values())
                .containsExactly(7, free.unconditional().values()[1]);
    }
}
