package app.safelight.store;

import app.safelight.store.ComfyGraph.Node;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The recipe in a picture of ComfyUI's, in AUTOMATIC1111's words: the sampler that leads to the picture, the prompts,
/// the checkpoint, LoRAs and size that lead to it, and a sampler before it as the first of two passes. Nodes that have
/// no such word are named.
final class ComfyRecipe {
    static final String KEYWORD = "prompt";

    private static final int MOST_TRIED = 32;

    private static final Set<String> MAPPED = Set.of(
            "KSampler",
            "KSamplerAdvanced",
            "CLIPTextEncode",
            "CLIPTextEncodeSDXL",
            "CLIPSetLastLayer",
            "CheckpointLoaderSimple",
            "LoraLoader",
            "LoraLoaderModelOnly",
            "VAELoader",
            "VAEDecode",
            "VAEEncode",
            "LoadImage",
            "EmptyLatentImage",
            "LatentUpscale",
            "LatentUpscaleBy",
            "RescaleCFG",
            "ModelSamplingDiscrete",
            "SaveImage",
            "PreviewImage",
            "PrimitiveNode",
            "Note");

    private static final Map<String, String> UPSCALERS =
            Map.of("nearest-exact", "Latent (nearest-exact)", "bilinear", "Latent", "bicubic", "Latent (bicubic)");

    private final ComfyGraph graph;
    private final Map<String, String> values = new LinkedHashMap<>();

    private ComfyRecipe(ComfyGraph graph) {
        this.graph = graph;
    }

    /// The recipe in a picture's texts, where ComfyUI wrote them and a sampler leads to a picture.
    static Optional<Recipe> of(Map<String, String> texts) {
        return ForeignJson.object(texts.get(KEYWORD)).flatMap(json -> {
            ComfyGraph graph = new ComfyGraph(json);
            return graph.nodes()
                    .filter(node -> node.is("SaveImage", "PreviewImage", "VAEDecode"))
                    .limit(MOST_TRIED)
                    .flatMap(node -> graph.nearest(node, ComfyRecipe::samples).stream())
                    .findFirst()
                    .or(() -> graph.nodes().filter(ComfyRecipe::samples).findFirst())
                    .map(sampler -> new ComfyRecipe(graph).recipe(sampler));
        });
    }

    private static boolean samples(Node node) {
        return node.kind().contains("KSampler") && node.inputs().has("positive");
    }

    private Recipe recipe(Node last) {
        Optional<Node> before = graph.nearest(last, "latent_image", ComfyRecipe::samples);
        Node first = before.orElse(last);
        put("Steps", graph.value(first, "steps"));
        sampler(first, "Sampler", "Schedule type");
        put("CFG scale", graph.value(first, "cfg"));
        String seed = graph.value(first, "seed");
        put("Seed", seed != null ? seed : graph.value(first, "noise_seed"));
        size(first);
        model(first, last);
        if (before.isPresent()) {
            secondPass(last);
        } else if (graph.nearest(first, "latent_image", node -> node.is("LoadImage"))
                .isPresent()) {
            put("Denoising strength", graph.value(first, "denoise"));
        }
        values.put("RNG", "CPU");
        notMapped();
        values.put("Version", "ComfyUI");
        return new Recipe(text(first, "positive") + loras(first), text(first, "negative"), values);
    }

    private void sampler(Node node, String samplerKey, String scheduleKey) {
        String sampler = graph.value(node, "sampler_name");
        String schedule = graph.value(node, "scheduler");
        if (sampler != null) {
            var names = SamplerNames.split(sampler, schedule == null ? "" : schedule);
            values.put(samplerKey, names.sampler());
            put(scheduleKey, names.schedule().isEmpty() ? null : names.schedule());
        }
    }

    private void size(Node sampler) {
        graph.nearest(sampler, "latent_image", node -> node.is("EmptyLatentImage"))
                .ifPresent(
                        empty -> values.put("Size", graph.value(empty, "width") + "x" + graph.value(empty, "height")));
    }

    private void model(Node sampler, Node last) {
        put("Model", name(sampler, "model", "CheckpointLoader", "ckpt_name", ForeignJson::stem));
        graph.nodes()
                .filter(node -> node.is("VAEDecode"))
                .limit(MOST_TRIED)
                .filter(node -> graph.nearest(
                                node, "samples", other -> other.id().equals(last.id()))
                        .isPresent())
                .findFirst()
                .ifPresent(decode -> put("VAE", name(decode, "vae", "VAELoader", "vae_name", name -> name)));
        graph.nearest(sampler, "positive", node -> node.is("CLIPSetLastLayer"))
                .map(node -> graph.value(node, "stop_at_clip_layer"))
                .ifPresent(layer -> values.put("Clip skip", layer.replaceFirst("^-", "")));
        graph.nearest(sampler, "model", node -> node.is("ModelSamplingDiscrete"))
                .ifPresent(sampling -> {
                    String kind = graph.value(sampling, "sampling");
                    put("Prediction", "v_prediction".equals(kind) ? "v" : "eps".equals(kind) ? "epsilon" : null);
                    put("Noise Schedule", "true".equals(graph.value(sampling, "zsnr")) ? "Zero Terminal SNR" : null);
                });
        graph.nearest(sampler, "model", node -> node.is("RescaleCFG"))
                .ifPresent(rescale -> put("CFG rescale", graph.value(rescale, "multiplier")));
    }

    private @Nullable String name(
            Node from, String input, String kind, String field, Function<String, String> shortened) {
        return graph.nearest(from, input, node -> node.kind().startsWith(kind))
                .map(node -> graph.value(node, field))
                .map(shortened)
                .orElse(null);
    }

    private void secondPass(Node last) {
        put("Denoising strength", graph.value(last, "denoise"));
        sampler(last, "Hires sampler", "Hires schedule type");
        graph.nearest(last, "latent_image", node -> node.is("LatentUpscale", "LatentUpscaleBy"))
                .ifPresent(upscale -> {
                    put("Hires upscale", graph.value(upscale, "scale_by"));
                    if (upscale.is("LatentUpscale")) {
                        values.put(
                                "Hires resize", graph.value(upscale, "width") + "x" + graph.value(upscale, "height"));
                    }
                    String method = graph.value(upscale, "upscale_method");
                    put("Hires upscaler", method == null ? null : UPSCALERS.getOrDefault(method, method));
                });
        put("Hires steps", graph.value(last, "steps"));
    }

    /// The prompt that leads to an input; embeddings lose the word that marks them.
    private String text(Node sampler, String input) {
        return graph.nearest(sampler, input, node -> node.kind().startsWith("CLIPTextEncode"))
                .map(node -> graph.value(node, node.inputs().has("text") ? "text" : "text_g"))
                .map(text -> text.replace("embedding:", "").strip())
                .orElse("");
    }

    /// Each LoRA on the way from the checkpoint, as the tag it has in prompts.
    private String loras(Node sampler) {
        StringBuilder tags = new StringBuilder();
        Optional<Node> at = graph.nearest(sampler, "model", node -> node.kind().startsWith("LoraLoader"));
        Set<String> seen = new HashSet<>();
        while (at.isPresent() && seen.size() < MOST_TRIED && seen.add(at.get().id())) {
            Node node = at.get();
            String file = graph.value(node, "lora_name");
            String unet = graph.value(node, "strength_model");
            String text = node.inputs().has("strength_clip") ? graph.value(node, "strength_clip") : "0";
            if (file != null) {
                tags.insert(0, " <lora:" + ForeignJson.stem(file) + ":" + text + ":" + unet + ">");
            }
            at = graph.nearest(node, "model", next -> next.kind().startsWith("LoraLoader"));
        }
        return tags.toString();
    }

    private void notMapped() {
        TreeSet<String> others = new TreeSet<>();
        graph.nodes().map(Node::kind).filter(kind -> !MAPPED.contains(kind)).forEach(others::add);
        if (!others.isEmpty()) {
            values.put("ComfyUI nodes", String.join(", ", others));
        }
    }

    private void put(String key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
        }
    }
}
