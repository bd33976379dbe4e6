package app.safelight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.diffusion.LatentPreview;
import app.safelight.request.ModelFamily;
import app.safelight.request.ModelVariant;
import app.safelight.request.Prediction;
import app.safelight.weights.ModelDescription;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPreviewTest {
    @Test
    void aModelsOwnPreviewIsTaken() {
        LatentPreview preview =
                of("{\"matrix\": [[1, 2, 3], [4, 5, 6], [7, 8, 9], [0, 0, 0.5]], \"bias\": [0.1, 0.2, 0.3]}");
        assertThat(preview.matrix().get(1)).isEqualTo(new LatentPreview.Rgb(4, 5, 6));
        assertThat(preview.bias()).isEqualTo(new LatentPreview.Rgb(0.1f, 0.2f, 0.3f));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{\"matrix\": [[1, 2, 3]], \"bias\": [0, 0, 0]}",
                "{\"matrix\": [[1, 2], [4, 5, 6], [7, 8, 9], [0, 0, 0]], \"bias\": [0, 0, 0]}",
                "{\"matrix\": [[1, 2, \"x\"], [4, 5, 6], [7, 8, 9], [0, 0, 0]], \"bias\": [0, 0, 0]}"
            })
    void aPreviewThatCannotBeReadGivesWayToTheFamilys(String metadata) {
        assertThat(of(metadata)).isEqualTo(LatentPreview.of(ModelFamily.SD1));
    }

    private static LatentPreview of(String metadata) {
        return ModelPreview.of(new ModelDescription(
                ModelFamily.SD1,
                ModelVariant.BASE,
                Prediction.EPSILON,
                Map.of(),
                Map.of("safelight.preview", metadata),
                List.of()));
    }
}
