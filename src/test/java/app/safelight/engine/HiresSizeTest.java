package app.safelight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.diffusion.Latent;
import app.safelight.request.Hires;
import app.safelight.request.ImageSize;
import app.safelight.request.Upscaler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiresSizeTest {
    private static Hires to(int width, int height) {
        return new Hires(Upscaler.LATENT, 2, width, height, 0, 0.7, null, null, "", "");
    }

    @ParameterizedTest
    @CsvSource({
        // asked, enlarged to, cut off in latent pixels, left in latent pixels
        "128, 0, 128, 85, 0, 0, 16, 10",
        "0, 128, 192, 128, 0, 0, 24, 16",
        "128, 128, 192, 128, 8, 0, 16, 16",
        "192, 64, 192, 128, 0, 8, 24, 8",
        "144, 96, 144, 96, 0, 0, 18, 12"
    })
    void aSizeCoversWhatIsAskedAndIsCutToIt(
            int width, int height, int wide, int high, int cutWidth, int cutHeight, int latentWidth, int latentHeight) {
        HiresSize size = HiresSize.of(to(width, height), new ImageSize(96, 64));
        assertThat(size).isEqualTo(new HiresSize(wide, high, cutWidth, cutHeight));
        assertThat(size.latent()).isEqualTo(new LatentSize(latentHeight, latentWidth));
    }

    @Test
    void aFactorIsRoundedDownToPixels() {
        Hires hires = Hires.of(Upscaler.LATENT, 1.3, 0.7);
        assertThat(HiresSize.of(hires, new ImageSize(72, 64))).isEqualTo(new HiresSize(93, 83, 0, 0));
    }

    @Test
    void theMiddleIsLeft() {
        float[] values = new float[2 * 3 * 5];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Latent cut = new HiresSize(40, 24, 3, 1).cut(new Latent(2, 3, 5, values));
        assertThat(cut.shape()).isEqualTo("2x2x2");
        assertThat(cut.values()).containsExactly(1, 2, 6, 7, 16, 17, 21, 22);
    }
}
