package app.safelight;

import app.safelight.house.ReferenceFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The recorded cases that ask for nothing this program does not know yet.
final class RecordedPictures {
    /// Fields of a request that are taken over; all others must have their default.
    private static final Set<String> KNOWN = Set.of(
            "prompt",
            "negative_prompt",
            "seed",
            "steps",
            "sampler_name",
            "scheduler",
            "cfg_scale",
            "width",
            "height",
            "denoising_strength",
            "resize_mode",
            "batch_size",
            "mask_blur_x",
            "mask_blur_y",
            "inpainting_fill",
            "inpaint_full_res",
            "inpaint_full_res_padding",
            "inpainting_mask_invert");

    private static final Set<String> KNOWN_SETTINGS = Set.of("sd_vae", "img2img_fix_steps");
    private static final int RESIZE_MODES = 3;
    private static final Pattern PROMPT_SYNTAX = Pattern.compile("[\\[\\]{}|<>]|\\bAND\\b|__");

    private RecordedPictures() {}

    /// Which cases are there.
    ///
    /// @param leftOut number of those that ask for more than this program knows
    record Found(List<RecordedPicture> cases, int leftOut) {}

    static Found find() throws IOException {
        Path pictures = ReferenceFolder.path().resolve("pictures");
        if (!Files.isDirectory(pictures)) {
            return new Found(List.of(), 0);
        }
        List<RecordedPicture> known = new ArrayList<>();
        int leftOut = 0;
        JsonNode defaults = ReferenceFolder.json("pictures/defaults.json");
        try (Stream<Path> groups = Files.list(pictures).sorted()) {
            for (Path group : groups.filter(path -> Files.exists(path.resolve("cases.json")))
                    .toList()) {
                for (JsonNode json : ReferenceFolder.json("pictures/" + group.getFileName() + "/cases.json")) {
                    RecordedPicture found = new RecordedPicture(group, json);
                    if (isKnown(found, defaults.get(json.get("kind").asString()))) {
                        known.add(found);
                    } else {
                        leftOut++;
                    }
                }
            }
        }
        return new Found(known, leftOut);
    }

    private static boolean isKnown(RecordedPicture found, JsonNode defaults) {
        JsonNode json = found.json();
        if (json.has("error")
                || !json.has("tolerance")
                || !KNOWN_SETTINGS.containsAll(json.get("changed_settings").propertyNames())
                || !ReferenceFolder.hasModel(json.get("model").asString() + ".safetensors")) {
            return false;
        }
        for (Map.Entry<String, JsonNode> field : found.asked().properties()) {
            if (!KNOWN.contains(field.getKey()) && !field.getValue().equals(defaults.get(field.getKey()))) {
                return false;
            }
        }
        String prompts = found.text("prompt") + "\n" + found.text("negative_prompt");
        return embeddings(found.group()).stream().noneMatch(prompts.toLowerCase(Locale.ROOT)::contains)
                && found.sampler().isPresent()
                && found.schedule().isPresent()
                && (!found.fromPicture() || startIsKnown(found))
                && !PROMPT_SYNTAX.matcher(prompts).find();
    }

    /// One blur for both directions, the whole picture, no resizing of latents; own autoencoders have a wide posterior
    /// of which AUTOMATIC1111 takes a sample that no seed of the request controls.
    private static boolean startIsKnown(RecordedPicture found) {
        JsonNode asked = found.asked();
        boolean sharp = found.autoencoder() != null;
        boolean even = asked.get("mask_blur_x").equals(asked.get("mask_blur_y"));
        boolean whole = !found.inpainting() || !asked.get("inpaint_full_res").asBoolean();
        return sharp && even && whole && asked.get("resize_mode").asInt() < RESIZE_MODES;
    }

    /// Names of the textual inversions beside the recorded pictures, which a prompt calls by name alone.
    private static List<String> embeddings(Path group) {
        Path folder = group.resolve("files/embeddings");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.\\w+$", ""))
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
