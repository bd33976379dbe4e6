package app.safelight.engine;

import app.safelight.diffusion.LatentPreview;
import app.safelight.weights.ModelDescription;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The linear preview of a model: its own, where its metadata brings one as `safelight.preview`, else its family's.
///
/// The metadata is a JSON object with `matrix`, a row of three numbers for each latent channel, and `bias`.
final class ModelPreview {
    private static final String KEY = "safelight.preview";
    private static final int CHANNELS = 4;
    private static final int COLOURS = 3;

    private ModelPreview() {}

    static LatentPreview of(ModelDescription model) {
        LatentPreview usual = LatentPreview.of(model.family());
        String own = model.metadata().get(KEY);
        if (own == null) {
            return usual;
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(own);
            List<LatentPreview.Rgb> matrix = new ArrayList<>();
            for (JsonNode row : json.path("matrix")) {
                matrix.add(rgb(row));
            }
            return matrix.size() == CHANNELS ? new LatentPreview(matrix, rgb(json.path("bias"))) : usual;
        } catch (JacksonException | IllegalArgumentException _) {
            // written by strangers: a preview that cannot be read is no reason to refuse the model
            return usual;
        }
    }

    private static LatentPreview.Rgb rgb(JsonNode row) {
        if (row.size() != COLOURS) {
            throw new IllegalArgumentException("not three numbers: " + row);
        }
        return new LatentPreview.Rgb(number(row.get(0)), number(row.get(1)), number(row.get(2)));
    }

    private static float number(JsonNode node) {
        if (!node.isNumber() || !Float.isFinite(node.floatValue())) {
            throw new IllegalArgumentException("no number: " + node);
        }
        return node.floatValue();
    }
}
