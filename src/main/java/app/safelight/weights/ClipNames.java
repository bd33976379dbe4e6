package app.safelight.weights;

import java.util.Map;

/// Hugging Face CLIP's names for a text encoder's weights: canonical already, but for a prefix and by-catch.
final class ClipNames {
    private static final String PREFIX = "text_model.";

    private ClipNames() {}

    /// Adds a weight under its canonical name.
    ///
    /// @return whether the name is a text encoder's
    static boolean add(String name, Weight weight, Map<String, Weight> to) {
        String bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        boolean known = !bare.equals("embeddings.position_ids")
                && (bare.startsWith("embeddings.")
                        || bare.startsWith("encoder.layers.")
                        || bare.startsWith("final_layer_norm.")
                        || bare.equals("text_projection.weight"));
        if (known) {
            to.put(bare, weight);
        }
        return known;
    }
}
