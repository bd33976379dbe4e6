package app.safelight.store;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.Tuning;
import app.safelight.request.Upscaler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// One reading of a recipe into a request: on the request's JSON object, so that whatever cannot be used is found by
/// reading that object.
final class RecipeReader {
    private static final String ORIGIN = "The recipe";
    private static final String SAME_SAMPLER = "Use same sampler";
    private static final String SAME_SCHEDULE = "Use same scheduler";

    /// Parameters that name only what a picture was made with.
    private static final Set<String> INFORMING = Set.of(
            "Prompt",
            "Negative prompt",
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
            "User",
            "Version");

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
    private final GenerationRequest base;
    private final Map<String, String> values;
    private final Set<String> followed = new HashSet<>(INFORMING);
    private ObjectNode tree;

    RecipeReader(Recipe recipe, GenerationRequest base) {
        this.recipe = recipe;
        this.base = base;
        values = joined(RecipeDefaults.settle(recipe));
        tree = RecordJson.write(base.withTuning(Tuning.USUAL).withHires(null));
    }

    ImportedRequest read() throws StoreException {
        tree.put("prompt", values.get("Prompt"));
        tree.put("negativePrompt", values.get("Negative prompt"));
        basics();
        start();
        hires();
        for (Knob knob : Knobs.ALL) {
            String word = values.get(knob.key());
            if (word != null && !followed.contains(knob.key())) {
                follow(knob, word);
            }
        }
        oldEta();
        return new ImportedRequest(request(tree), ignored());
    }

    private static GenerationRequest request(ObjectNode tree) throws StoreException {
        return new RecordReader(ORIGIN).read(GenerationRequest.class, tree);
    }

    /// Parameters with sizes put together again, under the name they have in the text.
    private static Map<String, String> joined(Map<String, String> settled) {
        Map<String, String> joined = new LinkedHashMap<>();
        settled.forEach((key, value) -> {
            String second = key.endsWith("-1") ? settled.get(key.substring(0, key.length() - 1) + "2") : null;
            boolean isSecond = key.endsWith("-2") && settled.containsKey(key.substring(0, key.length() - 1) + "1");
            if (second != null) {
                joined.put(key.substring(0, key.length() - 2), value + "x" + second);
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
                tree.put("sampler", SamplerNames.sampler(names.sampler()).label());
                tree.put("schedule", SamplerNames.schedule(names.schedule()).label());
            } catch (IllegalArgumentException e) {
                throw new StoreException(ORIGIN + " cannot be followed: " + e.getMessage() + ".", e);
            }
        }
        followed.addAll(List.of("Sampler", "Schedule type"));
        request(tree);
    }

    private void take(String key, String field) {
        String word = values.get(key);
        if (word != null) {
            tree.put(field, word.strip());
            followed.add(key);
        }
    }

    /// A recipe is silent on a mask that is as usual.
    private void start() {
        if (!(tree.get("start") instanceof ObjectNode start)) {
            return;
        }
        start.put("noiseMultiplier", 1);
        start.put("extraNoise", 0);
        if (start.get("inpainting") instanceof ObjectNode inpainting) {
            ObjectNode usual = (ObjectNode)
                    RecordJson.write(UsualRequest.WHOLE).get("start").get("inpainting");
            boolean soft = "True".equals(values.get("Soft inpainting enabled"));
            usual.set("mask", inpainting.get("mask"));
            usual.set("rules", inpainting.get("rules"));
            if (!soft) {
                usual.putNull("soft");
            }
            start.set("inpainting", usual);
            followed.add("Soft inpainting enabled");
            outpainting((ObjectNode) usual.get("rules"));
        }
    }

    private void outpainting(ObjectNode rules) {
        String[] sides = values.getOrDefault("Outpainting", "").split(",", -1);
        List<String> names = List.of("left", "top", "right", "bottom");
        if (sides.length == names.size()) {
            ObjectNode before = tree.deepCopy();
            ObjectNode grown = rules.putObject("outpainting");
            for (int i = 0; i < sides.length; i++) {
                grown.put(names.get(i), sides[i].strip());
            }
            keepIfUsable("Outpainting", before);
        }
    }

    private void hires() throws StoreException {
        String resize = values.getOrDefault("Hires resize", "0x0");
        boolean asked = !resize.equals("0x0")
                || values.containsKey("Hires upscale")
                || values.containsKey("Hires upscaler")
                || values.containsKey("Hires steps");
        if (!asked) {
            return;
        }
        ObjectNode hires = RecordJson.write(Hires.of(Upscaler.LATENT, Hires.USUAL_SCALE, Hires.USUAL_DENOISING));
        ObjectNode before = tree.deepCopy();
        tree.set("hires", hires);
        String[] sides = resize.split("x", -1);
        hires.put("width", sides[0]);
        hires.put("height", sides[sides.length - 1]);
        if (!keepIfUsable("Hires resize", before)) {
            tree.set("hires", hires.put("width", 0).put("height", 0));
        }
        hiresNames(request(tree));
        if (values.containsKey("Hires upscaler") && !follow(Knobs.of("Hires upscaler"), values.get("Hires upscaler"))) {
            // an upscaler nobody has here works on pictures: so does Lanczos
            ((ObjectNode) tree.get("hires")).put("upscaler", Upscaler.LANCZOS.label());
        }
    }

    /// The second pass's sampler and schedule, once one name.
    private void hiresNames(GenerationRequest request) {
        String sampler = values.getOrDefault("Hires sampler", SAME_SAMPLER);
        String schedule = values.getOrDefault("Hires schedule type", SAME_SCHEDULE);
        boolean same = sampler.equals(SAME_SAMPLER);
        var names = SamplerNames.split(
                same ? request.sampler().label() : sampler, schedule.equals(SAME_SCHEDULE) ? "" : schedule);
        ObjectNode hires = (ObjectNode) tree.get("hires");
        ObjectNode before = tree.deepCopy();
        if (!same) {
            hires.put("sampler", names.sampler());
        }
        if (SamplerNames.isKnown(names.sampler())) {
            SamplerType second = SamplerNames.sampler(names.sampler());
            String settled =
                    names.schedule().isEmpty() ? untold(request, second).label() : names.schedule();
            hires.put("schedule", settled.equals(second.automatic().label()) ? "Automatic" : settled);
        }
        if (keepIfUsable("Hires sampler", before)) {
            followed.add("Hires schedule type");
        }
    }

    /// The second pass's schedule where the recipe tells none.
    private ScheduleType untold(GenerationRequest request, SamplerType second) {
        ScheduleType first = SamplerKeys.settled(request.sampler(), request.schedule());
        boolean told = recipe.values().containsKey("Schedule type");
        return told
                ? SamplerKeys.untold(request.sampler(), first, second)
                : SamplerKeys.settled(second, request.schedule());
    }

    /// Follows one parameter.
    ///
    /// @return whether it has a meaning for this request, and a value that can be used
    private boolean follow(Knob knob, String word) {
        ObjectNode before = tree.deepCopy();
        if (!knob.put(tree, word)) {
            if (word.equalsIgnoreCase("False")) {
                followed.add(knob.key());
            }
            return false;
        }
        return keepIfUsable(knob.key(), before);
    }

    private boolean keepIfUsable(String key, ObjectNode before) {
        try {
            request(tree);
            followed.add(key);
            return true;
        } catch (StoreException _) {
            tree = before;
            return false;
        }
    }

    /// Before version 1.6 DDIM's share of noise had the name that the other samplers' has.
    private void oldEta() {
        String eta = values.get("Eta");
        String version = values.getOrDefault("Version", "v1.0.0");
        boolean ddim = tree.get("sampler").asString().equals(SamplerType.DDIM.label());
        if (eta != null && ddim && RecipeDefaults.older(version, 1, 6, 0, 0)) {
            follow(Knobs.of("Eta DDIM"), eta);
        }
    }

    private List<String> ignored() {
        List<String> ignored = new ArrayList<>();
        for (Map.Entry<String, String> each : recipe.values().entrySet()) {
            String key = RecipeSpelling.of(each.getKey());
            boolean harmless = HARMLESS.getOrDefault(key, Set.of()).contains(each.getValue());
            if (!followed.contains(key) && !harmless) {
                ignored.add(each.getKey());
            }
        }
        return ignored;
    }
}
