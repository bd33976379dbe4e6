package app.safelight.engine;

import app.safelight.request.GenerationRequest;
import app.safelight.weights.FewSteps;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Whether a request suits a model or a network that is made for few steps.
final class FewStepsCheck {
    private FewStepsCheck() {}

    /// What contradicts what; empty where all is well. A network decides over the model.
    static Optional<String> sentence(GenerationRequest request, OpenModel model, CalledNetworks networks) {
        Map<String, FewSteps> made = new LinkedHashMap<>(networks.first().fewSteps());
        if (made.isEmpty()) {
            String file = String.valueOf(model.model().path().getFileName());
            FewSteps.of(file, model.checkpoint().description().metadata()).ifPresent(kind -> made.put(file, kind));
        }
        return made.entrySet().stream()
                .filter(entry -> !entry.getValue().suits(request))
                .map(entry -> entry.getKey() + " " + entry.getValue().proposal() + "; this picture has "
                        + request.steps() + " steps and a CFG scale of " + request.cfgScale())
                .findFirst();
    }
}
