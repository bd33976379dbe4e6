package app.safelight.store;

import java.util.Map;

/// Parameters that AUTOMATIC1111 wrote under another name in some version, or reads under another name than it writes.
final class RecipeSpelling {
    private static final Map<String, String> NAMES = Map.of(
            "SGM noise multplier", "SGM noise multiplier",
            "Beta scheduler alpha", "Beta schedule alpha",
            "Beta scheduler beta", "Beta schedule beta");

    private RecipeSpelling() {}

    /// The name a parameter has here.
    static String of(String key) {
        return NAMES.getOrDefault(key, key);
    }
}
