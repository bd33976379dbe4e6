package app.safelight.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.Upscaler;
import org.junit.jupiter.api.Test;

class UpscalingTest {
    private static final Pixels FOUR = new Pixels(2, 2, 1, new byte[] {0, 90, -100, -1});

    @Test
    void nearestMakesEachPixelABlock() {
        Pixels larger = Upscaling.enlarge(FOUR, 8, 8, Upscaler.NEAREST);
        for (int i = 0; i < 64; i++) {
            assertThat(larger.at(i % 8, i / 8, 0)).isEqualTo(FOUR.at(i % 8 / 4, i / 8 / 4, 0));
        }
    }

    @Test
    void lanczosAndNoneAreTheSameWhereNothingIsRounded() {
        assertThat(Upscaling.enlarge(FOUR, 16, 16, Upscaler.LANCZOS).values())
                .containsExactly(Upscaling.enlarge(FOUR, 16, 16, Upscaler.NONE).values());
    }

    @Test
    void onASizeOffTheGridOfEightLanczosGoesThereInSteps() {
        Pixels picture = new Pixels(16, 16, 1, noise(256));
        assertThat(Upscaling.enlarge(picture, 21, 21, Upscaler.LANCZOS).values())
                .isNotEqualTo(Upscaling.enlarge(picture, 21, 21, Upscaler.NONE).values());
    }

    private static byte[] noise(int size) {
        byte[] values = new byte[size];
        for (int i = 0; i < size; i++) {
            values[i] = (byte) ((i * 7919) >> 3);
        }
        return values;
    }

    @Test
    void refusesTheModesForLatents() {
        assertThatThrownBy(() -> Upscaling.enlarge(FOUR, 8, 8, Upscaler.LATENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Latent");
    }
}
