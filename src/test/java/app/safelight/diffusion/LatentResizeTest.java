package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.safelight.request.Upscaler;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LatentResizeTest {
    private static final float CLOSE = 1e-5f;

    static Stream<Upscaler> modes() {
        return Arrays.stream(Upscaler.values()).filter(Upscaler::ofLatents);
    }

    private static float[] row(Upscaler mode, int width, float... values) {
        return LatentResize.of(new Latent(1, 1, values.length, values), 1, width, mode)
                .values();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void anEvenLatentStaysEvenInAnySize(Upscaler mode) {
        float[] even = new float[2 * 5 * 7];
        Arrays.fill(even, 3);
        for (int[] size : new int[][] {{11, 13}, {5, 7}, {2, 3}, {16, 4}}) {
            Latent resized = LatentResize.of(new Latent(2, 5, 7, even), size[0], size[1], mode);
            assertThat(resized.shape()).isEqualTo("2x" + size[0] + "x" + size[1]);
            for (float value : resized.values()) {
                assertThat(value).isCloseTo(3, within(CLOSE));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void theSameSizeIsTheSameLatent(Upscaler mode) {
        assertThat(row(mode, 4, 1, -2, 5, 0)).containsExactly(new float[] {1, -2, 5, 0}, within(CLOSE));
    }

    @Test
    void bilinearGoesInQuartersBetweenTwoValues() {
        assertThat(row(Upscaler.LATENT, 4, 0, 1)).containsExactly(new float[] {0, 0.25f, 0.75f, 1}, within(CLOSE));
        assertThat(row(Upscaler.LATENT_ANTIALIASED, 4, 0, 1))
                .containsExactly(new float[] {0, 0.25f, 0.75f, 1}, within(CLOSE));
    }

    @Test
    void onlyAntialiasingSeesAllThatIsMadeSmaller() {
        assertThat(row(Upscaler.LATENT, 2, 0, 0, 0, 8, 0, 0, 0, 0)).containsExactly(0, 0);
        assertThat(row(Upscaler.LATENT_ANTIALIASED, 2, 0, 0, 0, 8, 0, 0, 0, 0)[0])
                .isGreaterThan(1);
    }

    @Test
    void nearestTakesTheValueBelowAndNearestExactTheOneAround() {
        assertThat(row(Upscaler.LATENT_NEAREST, 3, 1, 2)).containsExactly(1, 1, 2);
        assertThat(row(Upscaler.LATENT_NEAREST, 2, 1, 2, 3)).containsExactly(1, 2);
        assertThat(row(Upscaler.LATENT_NEAREST_EXACT, 2, 1, 2, 3)).containsExactly(1, 3);
    }

    @Test
    void theCubicKernelsDifferWhenEnlarging() {
        assertThat(row(Upscaler.LATENT_BICUBIC, 8, 0, 0, 1, 0)[5])
                .isNotCloseTo(row(Upscaler.LATENT_BICUBIC_ANTIALIASED, 8, 0, 0, 1, 0)[5], within(1e-3f));
    }

    @Test
    void refusesTheModesForPictures() {
        assertThatThrownBy(() -> row(Upscaler.LANCZOS, 4, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Lanczos");
    }
}
