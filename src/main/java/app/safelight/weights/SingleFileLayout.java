package app.safelight.weights;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;

/// The layout of single-file checkpoints: the networks of the original code under prefixes of their own
/// (`model.diffusion_model.`, `first_stage_model.`, `cond_stage_model.` or, in XL, `conditioner.embedders.`).
final class SingleFileLayout {
    static final String UNET = "model.diffusion_model.";
    static final String FIRST_STAGE = "first_stage_model.";
    private static final List<String> CLIP = List.of(
            "cond_stage_model.transformer.text_model.",
            "cond_stage_model.transformer.",
            "conditioner.embedders.0.transformer.text_model.",
            "conditioner.embedders.0.transformer.");
    private static final List<String> OPEN_CLIP =
            List.of("cond_stage_model.model.", "conditioner.embedders.0.model.", "conditioner.embedders.1.model.");

    private SingleFileLayout() {}

    /// @param arena holds what has to be copied
    static ModelParts take(Tensors tensors, Arena arena) {
        ModelParts parts = new ModelParts();
        var clip = new ModelParts.TextPart(TextEncoderKind.CLIP_L);
        var openClip = new ModelParts.TextPart(TextEncoderKind.OPEN_CLIP);
        tensors.weights().forEach((name, weight) -> {
            if (name.startsWith(UNET)) {
                parts.unet.put(name.substring(UNET.length()), weight);
            } else if (name.startsWith(FIRST_STAGE)) {
                AutoencoderNames.add(name.substring(FIRST_STAGE.length()), weight, parts.firstStage);
            } else if (!addClip(name, weight, clip.weights())
                    && !addOpenClip(name, weight, arena, openClip.weights())) {
                parts.others.put(name, weight);
            }
        });
        for (ModelParts.TextPart part : List.of(clip, openClip)) {
            if (!part.weights().isEmpty()) {
                parts.textEncoders.add(part);
            }
        }
        parts.metadata.putAll(tensors.metadata());
        parts.notes.addAll(tensors.notes());
        return parts;
    }

    private static boolean addClip(String name, Weight weight, Map<String, Weight> to) {
        for (String prefix : CLIP) {
            if (name.startsWith(prefix)) {
                return ClipNames.add(name.substring(prefix.length()), weight, to);
            }
        }
        return false;
    }

    private static boolean addOpenClip(String name, Weight weight, Arena arena, Map<String, Weight> to) {
        for (String prefix : OPEN_CLIP) {
            if (name.startsWith(prefix)) {
                return OpenClipNames.add(name.substring(prefix.length()), weight, arena, to);
            }
        }
        return false;
    }
}
