package app.safelight.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The recipe in a picture of NovelAI's, in AUTOMATIC1111's words: what that program makes of it, with the layer and
/// the seed delta NovelAI works with.
final class NovelAiRecipe {
    static final String SOFTWARE = "Software";
    static final String DESCRIPTION = "Description";
    static final String COMMENT = "Comment";

    private NovelAiRecipe() {}

    /// The recipe in a picture's texts, where NovelAI wrote them.
    static Optional<Recipe> of(Map<String, String> texts) {
        return "NovelAI".equals(texts.get(SOFTWARE))
                ? ForeignJson.object(texts.get(COMMENT)).map(json -> recipe(texts.getOrDefault(DESCRIPTION, ""), json))
                : Optional.empty();
    }

    private static Recipe recipe(String prompt, JsonNode json) {
        Map<String, String> values = new LinkedHashMap<>();
        ForeignJson.put(values, "Steps", json.path("steps"));
        values.put("Sampler", sampler(json.path("sampler").asString("")));
        ForeignJson.put(values, "CFG scale", json.path("scale"));
        ForeignJson.put(values, "Seed", json.path("seed"));
        if (json.path("width").isInt() && json.path("height").isInt()) {
            values.put(
                    "Size", json.get("width").asInt() + "x" + json.get("height").asInt());
        }
        ForeignJson.put(values, "Denoising strength", json.path("strength"));
        values.put("Clip skip", "2");
        values.put("ENSD", "31337");
        values.put("Version", "NovelAI");
        return new Recipe(prompt.strip(), json.path("uc").asString("").strip(), values);
    }

    private static String sampler(String name) {
        return SamplerNames.split(name.replaceFirst("^k_", ""), "").sampler();
    }
}
