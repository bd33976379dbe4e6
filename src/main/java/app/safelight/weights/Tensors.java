package app.safelight.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a weight file holds, under the names it uses itself.
///
/// @param weights by name, in the file's order
/// @param metadata text the file carries beside the tensors
/// @param notes what a reader met and left aside, each a phrase for people
record Tensors(Map<String, Weight> weights, Map<String, String> metadata, List<String> notes) {
    Tensors {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        notes = List.copyOf(notes);
    }
}
