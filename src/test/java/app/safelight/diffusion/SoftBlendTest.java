package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.safelight.request.SoftInpainting;
import org.junit.jupiter.api.Test;

class SoftBlendTest {
    private static final Latent PICTURE = new Latent(4, 1, 1, new float[] {3, 0, 0, 0});
    private static final Latent MADE = new Latent(4, 1, 1, new float[] {0, 5, 0, 0});

    @Test
    void aFullMaskTakesWhatWasMadeAndAnEmptyOneThePicture() {
        assertThat(blend(1, SoftInpainting.USUAL).estimate(MADE, 3).values())
                .containsExactly(MADE.values(), within(1e-4f));
        assertThat(blend(0, SoftInpainting.USUAL).estimate(MADE, 3).values())
                .containsExactly(PICTURE.values(), within(1e-4f));
    }

    @Test
    void thePictureGivesWayAsTheNoiseFalls() {
        SoftBlend half = blend(0.5f, SoftInpainting.USUAL);
        float early = half.estimate(MADE, 10).values()[1];
        float late = half.estimate(MADE, 0.1f).values()[1];
        assertThat(early).isLessThan(0.5f);
        assertThat(late).isGreaterThan(4.5f);
    }

    @Test
    void aMixtureIsAsLongAsTheTransitionContrastSays() {
        Latent plain = blend(0.5f, dials(1)).estimate(MADE, 2);
        Latent contrasty = blend(0.5f, dials(32)).estimate(MADE, 2);
        assertThat(length(plain)).isCloseTo(0.5 * 3 + 0.5 * 5, within(1e-3));
        assertThat(length(contrasty)).isCloseTo(5 * Math.pow(0.5, 1.0 / 32), within(1e-3));
    }

    @Test
    void theScheduleBiasMovesTheChangeToHighNoise() {
        SoftInpainting biased = new SoftInpainting(2, 0.5, 4, 0, 0.5, 2);
        assertThat(blend(0.5f, biased).estimate(MADE, 4).values()[1])
                .isLessThan(blend(0.5f, SoftInpainting.USUAL).estimate(MADE, 4).values()[1]);
    }

    @Test
    void nothingIsLaidInAtTheEnd() {
        assertThat(blend(0, SoftInpainting.USUAL).end(MADE)).isSameAs(MADE);
    }

    /// At σ 2 the mask's exponent is 1.
    private static SoftInpainting dials(double contrast) {
        return new SoftInpainting(1, 0.5, contrast, 0, 0.5, 2);
    }

    private static SoftBlend blend(float mask, SoftInpainting rules) {
        return new SoftBlend(PICTURE, new Latent(4, 1, 1, new float[] {mask, mask, mask, mask}), rules);
    }

    private static double length(Latent latent) {
        double squares = 0;
        for (float value : latent.values()) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}
