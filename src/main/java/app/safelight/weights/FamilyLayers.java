package app.safelight.weights;

import app.safelight.request.ModelFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The layers of each family's published models, to judge networks by where no model is at hand.
final class FamilyLayers {
    private static final int TOKENS = 1;
    private static final int POSITIONS = 77;

    private FamilyLayers() {}

    /// Number of text encoders.
    static int encoders(ModelFamily family) {
        return family == ModelFamily.SDXL ? 2 : 1;
    }

    /// The layers of a family.
    static NetworkLayers of(ModelFamily family) {
        return NetworkLayers.of(
                weights(SyntheticCheckpoint.unet(family)),
                switch (family) {
                    case SD1 -> List.of(text(768, 12));
                    case SD2 -> List.of(text(1024, 24));
                    case SDXL -> List.of(text(768, 12), text(1280, 32));
                });
    }

    private static Map<String, Weight> text(long width, int layers) {
        return weights(new ClipShapes(TOKENS, POSITIONS, width, layers));
    }

    private static Map<String, Weight> weights(NetworkShapes network) {
        Map<String, Weight> weights = new LinkedHashMap<>();
        for (SafetensorsWriter.Tensor tensor : SyntheticTensors.of("", network)) {
            weights.put(tensor.name(), new Weight(tensor.name(), tensor.type(), tensor.shape(), () -> {
                throw new IllegalStateException("a layer without numbers");
            }));
        }
        return weights;
    }
}
