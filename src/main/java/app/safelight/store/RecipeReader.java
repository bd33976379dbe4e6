package app.safelight.store;

import app.safelight.request.GenerationRequest;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.Tuning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One reading of a recipe into a request.
final class RecipeReader {
    /// Parameters that name only what a picture was made with.
    private static final String[] INFORMING = {
        "Model",
        "Model hash",
        "VAE",
        "VAE hash",
        "Lora hashes",
        "TI hashes",
        "Init image hash",
        "Batch size",
        "Batch pos",
        "First pass size",
        "Refiner switch by sampling steps",
        "Cache FP16 weight for LoRA",
        "Precision",
        "Attention",
        "User",
        "Version"
    };

    /// Parameters that change nothing at these values.
    private static final Map<String, Set<String>> HARMLESS = Map.of(
            "RNG", Set.of("GPU"),
            "Hires checkpoint", Set.of("Use same checkpoint"),
            "VAE Encoder", Set.of("Full"),
            "VAE Decoder", Set.of("Full"),
            "FP8 weight", Set.of("Disable"),
            "Conditional mask weight", Set.of("1", "1.0"),
            "Noise Schedule", Set.of("Default"));

    private final Recipe recipe;
    private final Map<String, String> values;
    private final RecipeTree tree;

    RecipeReader(Recipe recipe, GenerationRequest base) {
        this.recipe = recipe;
        values = joined(RecipeDefaults.settle(recipe));
        OtherWords.settle(values);
        tree = new RecipeTree(base.withTuning(Tuning.USUAL).withHires(null));
        tree.follow(INFORMING);
    }

    ImportedRequest read() throws StoreException {
        tree.root().put("prompt", values.get("Prompt"));
        tree.root().put("negativePrompt", values.get("Negative prompt"));
        basics();
        new RecipeStart(values, tree).read();
        boolean told = recipe.values().containsKey("Schedule type");
        new RecipeSecondPass(values, tree).read(told ? RecipeSecondPass.Told.TOLD : RecipeSecondPass.Told.LEFT);
        for (Knob knob : Knobs.ALL) {
            String word = values.get(knob.key());
            if (word != null && !tree.hasFollowed(knob.key())) {
                tree.follow(knob, word);
            }
        }
        oldEta();
        return new ImportedRequest(tree.request(), ignored());
    }

    /// Parameters with sizes put together again, under the name they have in the text.
    private static Map<String, String> joined(Map<String, String> settled) {
        Map<String, String> joined = new LinkedHashMap<>();
        settled.forEach((key, value) -> {
            String stem = key.substring(0, Math.max(key.length() - 2, 0));
            String second = key.endsWith("-1") ? settled.get(stem + "-2") : null;
            boolean isSecond = key.endsWith("-2") && settled.containsKey(stem + "-1");
            if (second != null) {
                joined.put(stem, value + "x" + second);
            } else if (!isSecond) {
                joined.put(RecipeSpelling.of(key), value);
            }
        });
        return joined;
    }

    /// What no request can do without.
    private void basics() throws StoreException {
        take("Steps", "steps");
        take("CFG scale", "cfgScale");
        take("Seed", "seed");
        take("Size", "size");
        String prediction = values.get("Prediction");
        if (prediction != null && (prediction.equals("v") || prediction.equals("epsilon"))) {
            take("Prediction", "prediction");
        }
        String sampler = values.get("Sampler");
        if (sampler != null) {
            var names =
                    SamplerNames.resolve(sampler, values.getOrDefault("Schedule type", ScheduleType.AUTOMATIC.label()));
            try {
                tree.root().put("sampler", SamplerNames.sampler(names.sampler()).label());
                tree.root()
                        .put("schedule", SamplerNames.schedule(names.schedule()).label());
            } catch (IllegalArgumentException e) {
                throw new StoreException("The recipe cannot be followed: " + e.getMessage() + ".", e);
            }
        }
        tree.follow("Sampler", "Schedule type");
        tree.request();
    }

    private void take(String key, String field) {
        String word = values.get(key);
        if (word != null) {
            tree.root().put(field, word.strip());
            tree.follow(key);
        }
    }

    /// Before version 1.6 DDIM's share of noise had the name that the other samplers' has.
    private void oldEta() {
        String eta = values.get("Eta");
        String version = values.getOrDefault("Version", "v1.0.0");
        boolean ddim = tree.root().get("sampler").asString().equals(SamplerType.DDIM.label());
        if (eta != null && ddim && RecipeDefaults.older(version, 1, 6, 0, 0)) {
            tree.follow(Knobs.of("Eta DDIM"), eta);
        }
    }

    private List<String> ignored() {
        List<String> ignored = new ArrayList<>();
        recipe.values().forEach((written, value) -> {
            String key = RecipeSpelling.of(written);
            boolean harmless = HARMLESS.getOrDefault(key, Set.of()).contains(value);
            if (!tree.hasFollowed(key) && !harmless) {
                ignored.add(written);
            }
        });
        return ignored;
    }
}
