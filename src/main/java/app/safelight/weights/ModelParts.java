package app.safelight.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A model taken apart into its networks, under the names [Checkpoint] promises, not yet checked. Filled by the readers
/// of the layouts.
final class ModelParts {
    final Map<String, Weight> unet = new LinkedHashMap<>();
    final Map<String, Weight> firstStage = new LinkedHashMap<>();
    final List<TextPart> textEncoders = new ArrayList<>();
    /// Tensors that belong to none of the networks, by their name in the file.
    final Map<String, Weight> others = new LinkedHashMap<>();
    final Map<String, String> metadata = new LinkedHashMap<>();
    final List<String> notes = new ArrayList<>();

    /// A text encoder being filled.
    record TextPart(TextEncoderKind kind, Map<String, Weight> weights) {
        TextPart(TextEncoderKind kind) {
            this(kind, new LinkedHashMap<>());
        }
    }
}
