package app.safelight.cli;

import app.safelight.request.GenerationEvent;
import app.safelight.request.Outcome;
import app.safelight.store.Recipe;
import app.safelight.store.StoreException;
import java.io.Serial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Keeps each finished picture on disk, with its recipe, and knows what it kept.
final class PictureKeeper {
    private final Destination destination;
    private final List<Map<String, Object>> kept = new ArrayList<>();
    private final Map<Integer, List<String>> remarks = new HashMap<>();

    PictureKeeper(Destination destination) {
        this.destination = destination;
    }

    /// A picture could not be written. Carries the reason through the engine, which must not know it.
    static final class NotKept extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final StoreException reason;

        NotKept(StoreException reason) {
            super(reason);
            this.reason = reason;
        }

        StoreException reason() {
            return reason;
        }
    }

    /// Writes the picture if the event is about a finished one.
    ///
    /// @return its file
    /// @throws NotKept if it cannot be written
    Optional<Path> on(GenerationEvent event) {
        if (event instanceof GenerationEvent.Remarked said) {
            remarks.computeIfAbsent(said.picture(), _ -> new ArrayList<>())
                    .add(said.remark().sentence(said.detail()));
        }
        if (!(event instanceof GenerationEvent.PictureDone done)) {
            return Optional.empty();
        }
        Recipe recipe = Recipe.of(done.request(), done.schedule(), done.provenance());
        String text = recipe.text();
        long seed = done.request().seed();
        try {
            Path file = destination.write(done.picture(), seed, done.raster(), text);
            kept.add(describe(file, done, text));
            return Optional.of(file);
        } catch (StoreException e) {
            throw new NotKept(e);
        }
    }

    private Map<String, Object> describe(Path file, GenerationEvent.PictureDone done, String text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", file.toString());
        fields.put("seed", done.request().seed());
        fields.put("size", done.raster().width() + "x" + done.raster().height());
        fields.put("model", done.provenance().modelName());
        fields.put("modelHash", done.provenance().modelHash());
        fields.put("recipe", text);
        fields.put("remarks", remarks.getOrDefault(done.picture(), List.of()));
        return fields;
    }

    /// What `--json` tells.
    Map<String, Object> report(Outcome outcome, double seconds, List<String> ignored) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
        fields.put("seconds", seconds);
        fields.put("pictures", kept);
        fields.put("ignored", ignored);
        return fields;
    }
}
