package app.safelight.engine;

import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelFamily;
import app.safelight.request.Prediction;
import app.safelight.weights.ModelDescription;

/// What a model decides where a request leaves it open.
///
/// @param description of the model
record ModelDefaults(ModelDescription description) {
    private static final String RESOLUTION = "modelspec.resolution";

    /// The size of the pictures a request asks for.
    ImageSize size(GenerationRequest request) {
        ImageSize asked = request.size();
        return asked == null ? resolution() : asked;
    }

    /// The size the model was trained for: what its metadata says, else its family's.
    private ImageSize resolution() {
        String said = description.metadata().getOrDefault(RESOLUTION, "");
        String[] sides = said.split("x", -1);
        if (sides.length == 2 && side(sides[0]) && side(sides[1])) {
            return new ImageSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        }
        int side = description.family() == ModelFamily.SD2 && description.prediction() == Prediction.EPSILON
                ? ModelFamily.SD1.resolution()
                : description.family().resolution();
        return new ImageSize(side, side);
    }

    private static boolean side(String text) {
        if (!text.matches("[0-9]{2,4}")) {
            return false;
        }
        int pixels = Integer.parseInt(text);
        return pixels >= 64 && pixels <= 4096 && pixels % 8 == 0;
    }
}
