package app.safelight.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.request.ModelFamily;
import app.safelight.request.Raster;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatentPreviewTest {
    private static final LatentPreview.Rgb NONE = new LatentPreview.Rgb(0, 0, 0);

    @Test
    void mapsEveryChannelByItsRow() {
        LatentPreview preview = new LatentPreview(
                List.of(new LatentPreview.Rgb(1, 0, 0), new LatentPreview.Rgb(0, 0.5f, 0)),
                new LatentPreview.Rgb(0, 0, -1));
        Raster raster = preview.raster(new Latent(2, 1, 2, new float[] {1, -1, 2, 0}));
        assertThat(raster).extracting(Raster::width, Raster::height).containsExactly(2, 1);
        assertThat(raster.rgb()).containsExactly(255, 255, 0, 0, 128, 0);
    }

    @Test
    void cutsOffWhatIsTooBright() {
        LatentPreview preview = new LatentPreview(List.of(new LatentPreview.Rgb(9, -9, 0)), NONE);
        assertThat(preview.raster(new Latent(1, 1, 1, new float[] {1})).rgb()).containsExactly(255, 0, 128);
    }

    @Test
    void anEmptyLatentOfStableDiffusionIsNearlyGrey() {
        Raster raster = LatentPreview.of(ModelFamily.SD1).raster(new Latent(4, 1, 1, new float[4]));
        assertThat(raster.rgb()).containsExactly(125, 120, 114);
    }

    @Test
    void refusesALatentOfAnotherKind() {
        assertThatThrownBy(() -> LatentPreview.of(ModelFamily.SDXL).raster(new Latent(3, 1, 1, new float[3])))
                .hasMessage("latent of 3 channels for a preview of 4");
    }
}
