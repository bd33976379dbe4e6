package app.safelight.store;

import java.util.Map;

/// Recipes that look like AUTOMATIC1111's and mean something else by some of its words: stable-diffusion.cpp's.
final class OtherWords {
    private OtherWords() {}

    /// Puts AUTOMATIC1111's words in place of the others.
    static void settle(Map<String, String> values) {
        if (!values.getOrDefault("Version", "").startsWith("stable-diffusion.cpp")) {
            return;
        }
        values.computeIfPresent("RNG", (_, rng) -> rng.equals("cuda") ? "NV" : rng);
        values.computeIfPresent("RNG", (_, rng) -> rng.equals("cpu") ? "CPU" : rng);
        String eta = values.get("Eta");
        if (eta != null && Double.compare(number(eta), 0) == 0) {
            values.put("Eta", "1"); // there it means the sampler's own
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
