package app.safelight.weights;

import app.safelight.request.ModelFamily;
import app.safelight.request.ModelStage;
import app.safelight.request.ModelVariant;
import app.safelight.request.Prediction;
import java.util.List;
import java.util.Map;

/// What a checkpoint is.
///
/// @param prediction as far as the file tells; `notes` says where it is a guess
/// @param metadata text the file carries, as it is; written by strangers
/// @param notes what is worth knowing, each a phrase for people
public record ModelDescription(
        ModelFamily family,
        ModelVariant variant,
        Prediction prediction,
        Map<ModelStage, StageDescription> stages,
        Map<String, String> metadata,
        List<String> notes) {
    public ModelDescription {
        stages = Map.copyOf(stages);
        metadata = Map.copyOf(metadata);
        notes = List.copyOf(notes);
    }
}
