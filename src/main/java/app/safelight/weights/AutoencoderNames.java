package app.safelight.weights;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Names and shapes of the autoencoder's middle attention, which differ between writers: the original has 1×1
/// convolutions `q`, `k`, `v`, `proj_out`; diffusers has matrices under `to_q` or, earlier, `query`.
final class AutoencoderNames {
    private static final Pattern ATTENTION =
            Pattern.compile("((?:encoder|decoder)\\.mid\\.attn_1\\.)([a-z_]+(?:\\.0)?)\\.(weight|bias)");
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("group_norm", "norm"),
            Map.entry("to_q", "q"),
            Map.entry("to_k", "k"),
            Map.entry("to_v", "v"),
            Map.entry("to_out.0", "proj_out"),
            Map.entry("query", "q"),
            Map.entry("key", "k"),
            Map.entry("value", "v"),
            Map.entry("proj_attn", "proj_out"));

    private AutoencoderNames() {}

    /// Adds a weight under its canonical name and in its canonical shape.
    ///
    /// @param name in the original's numbering of blocks
    static void add(String name, Weight weight, Map<String, Weight> to) {
        var match = ATTENTION.matcher(name);
        if (!match.matches()) {
            to.put(name, weight);
            return;
        }
        String part = PARTS.getOrDefault(match.group(2), match.group(2));
        List<Long> shape = weight.shape();
        boolean matrix = match.group(3).equals("weight") && shape.size() == 2;
        to.put(
                match.group(1) + part + "." + match.group(3),
                matrix ? WeightViews.reshaped(weight, List.of(shape.getFirst(), shape.getLast(), 1L, 1L)) : weight);
    }
}
