package app.safelight.cli;

import app.safelight.request.GenerationEvent.PictureDone;
import app.safelight.store.Recipe;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A picture made again, and how far it is from the original.
///
/// @param latent largest difference of the last latents; null where none was given to compare with
/// @param seconds it took
/// @param file where it is kept; null for nowhere
record Recreated(
        Recreation wanted,
        PictureDone done,
        Distance distance,
        @Nullable Double latent,
        double seconds,
        @Nullable Path file) {
    /// The text of a recipe for what was made.
    static String recipe(PictureDone done) {
        return Recipe.of(done.request(), done.schedule(), done.provenance()).text();
    }

    /// Sentences about what was made with other files than the recipe names.
    List<String> notes() {
        return wanted.files().others(done.provenance());
    }

    /// What `--json` tells.
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("picture", wanted.picture().toString());
        fields.put("width", done.raster().width());
        fields.put("height", done.raster().height());
        fields.put("maxAbsDiff", distance.maxAbsDiff());
        fields.put("meanAbsDiff", distance.meanAbsDiff());
        fields.put("shareEqual", distance.shareEqual());
        fields.put("shareWithinOne", distance.shareWithinOne());
        if (latent != null) {
            fields.put("latentMaxAbsDiff", latent);
        }
        fields.put("seconds", seconds);
        fields.put("unknown", wanted.asked().ignored());
        fields.put("notes", notes());
        if (file != null) {
            fields.put("file", file.toString());
        }
        return fields;
    }

    /// What is told without `--json`.
    String words() {
        return Printable.line(wanted.picture() + ": " + distance.words())
                + (latent == null ? "" : "; largest difference of the latents %.3g".formatted(latent))
                + "; %.1f s.".formatted(seconds);
    }

    /// What a person should know beside the distance.
    List<String> warnings() {
        List<String> unknown = wanted.asked().ignored();
        return unknown.isEmpty()
                ? notes()
                : Stream.concat(
                                notes().stream(),
                                Stream.of("Its recipe also says what is not understood, so the picture can differ: "
                                        + String.join(", ", unknown) + "."))
                        .toList();
    }
}
