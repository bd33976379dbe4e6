package app.safelight.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The recipe in a picture of InvokeAI's (versions 3 and above), in AUTOMATIC1111's words. What has no such word is
/// kept under InvokeAI's own.
final class InvokeRecipe {
    static final String KEYWORD = "invokeai_metadata";

    private static final Set<String> MAPPED = Set.of(
            "positive_prompt",
            "negative_prompt",
            "steps",
            "scheduler",
            "cfg_scale",
            "seed",
            "width",
            "height",
            "model",
            "vae",
            "strength",
            "clip_skip",
            "rand_device",
            "cfg_rescale_multiplier",
            "seamless_x",
            "seamless_y",
            "loras",
            "app_version",
            "generation_mode");

    private InvokeRecipe() {}

    /// The recipe in a picture's texts, where InvokeAI wrote them.
    static Optional<Recipe> of(Map<String, String> texts) {
        return ForeignJson.object(texts.get(KEYWORD))
                .filter(json -> json.path("positive_prompt").isString())
                .map(InvokeRecipe::recipe);
    }

    private static Recipe recipe(JsonNode json) {
        Map<String, String> values = new LinkedHashMap<>();
        ForeignJson.put(values, "Steps", json.path("steps"));
        SamplerNames.Labels names = SamplerNames.split(json.path("scheduler").asString("euler"), "");
        values.put("Sampler", names.sampler());
        if (!names.schedule().isEmpty()) {
            values.put("Schedule type", names.schedule());
        }
        ForeignJson.put(values, "CFG scale", json.path("cfg_scale"));
        ForeignJson.put(values, "Seed", json.path("seed"));
        if (json.path("width").isInt() && json.path("height").isInt()) {
            values.put(
                    "Size", json.get("width").asInt() + "x" + json.get("height").asInt());
        }
        put(values, "Model", name(json.path("model")));
        put(values, "VAE", name(json.path("vae")));
        if (json.path("generation_mode").asString("").contains("img2img")) {
            ForeignJson.put(values, "Denoising strength", json.path("strength"));
        }
        if (json.path("clip_skip").asInt(0) > 0) {
            values.put("Clip skip", Integer.toString(json.get("clip_skip").asInt() + 1));
        }
        values.put("RNG", json.path("rand_device").asString("cpu").equals("cpu") ? "CPU" : "NV");
        if (json.path("cfg_rescale_multiplier").asDouble(0) != 0) {
            ForeignJson.put(values, "CFG rescale", json.path("cfg_rescale_multiplier"));
        }
        if (json.path("seamless_x").asBoolean(false) && json.path("seamless_y").asBoolean(false)) {
            values.put("Tiling", "True");
        }
        json.properties().stream()
                .filter(field -> !MAPPED.contains(field.getKey()))
                .forEach(field -> ForeignJson.put(values, "InvokeAI " + field.getKey(), field.getValue()));
        values.put("Version", "InvokeAI " + json.path("app_version").asString(""));
        return new Recipe(
                json.path("positive_prompt").asString("").strip() + loras(json.path("loras")),
                json.path("negative_prompt").asString("").strip(),
                values);
    }

    private static String loras(JsonNode loras) {
        StringBuilder tags = new StringBuilder();
        for (JsonNode lora : loras) {
            String name = name(lora.has("model") ? lora.path("model") : lora.path("lora"));
            if (name != null) {
                tags.append(" <lora:")
                        .append(name)
                        .append(':')
                        .append(lora.path("weight").asDouble(1))
                        .append('>');
            }
        }
        return tags.toString();
    }

    /// The name of a model in either of the ways there are.
    private static @Nullable String name(JsonNode model) {
        String name = ForeignJson.scalar(model.has("name") ? model.path("name") : model.path("model_name"));
        return name == null || name.isEmpty() ? null : name;
    }

    private static void put(Map<String, String> values, String key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
        }
    }
}
