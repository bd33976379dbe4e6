package app.safelight.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A network of the LoRA family that a prompt calls: `<lora:name:text:unet:rank>` or `<lora:name:te=…:unet=…:dyn=…>`;
/// `lyco` is another word for `lora`.
///
/// @param name of the file without its ending
/// @param textStrength what the change of the text encoders is multiplied with
/// @param unetStrength what the change of the UNet is multiplied with; as the other if it is not said
/// @param rank up to which factors count; null for all of it
public record LoraCall(
        String name,
        double textStrength,
        double unetStrength,
        @Nullable Integer rank) {
    private static final Set<String> WORDS = Set.of("lora", "lyco");

    /// The calls among tags: those of the word that stands first come first. A name called again is the same network:
    /// as in AUTOMATIC1111, the last strengths said of it count each time.
    ///
    /// @throws PromptSyntaxException if a strength is no number
    public static List<LoraCall> of(List<NetworkTag> tags) {
        List<LoraCall> calls = new ArrayList<>();
        Map<String, LoraCall> last = new HashMap<>();
        Set<String> kinds = new LinkedHashSet<>();
        tags.forEach(tag -> kinds.add(tag.kind()));
        kinds.retainAll(WORDS);
        for (String kind : kinds) {
            for (NetworkTag tag : tags) {
                if (tag.kind().equals(kind)) {
                    LoraCall call = of(tag);
                    calls.add(call);
                    last.put(call.name, call);
                }
            }
        }
        calls.replaceAll(call -> last.getOrDefault(call.name, call));
        return calls;
    }

    private static LoraCall of(NetworkTag tag) {
        List<String> values = tag.values();
        if (values.isEmpty()) {
            throw new PromptSyntaxException("a <" + tag.kind() + ":…> in the prompt names no file", 0);
        }
        String name = values.getFirst();
        double text = strength(name, tag.named().getOrDefault("te", at(values, 1, "1")));
        double unet = strength(name, tag.named().getOrDefault("unet", at(values, 2, Double.toString(text))));
        String rank = tag.named().getOrDefault("dyn", at(values, 3, ""));
        return new LoraCall(name, text, unet, rank.isEmpty() ? null : rank(name, rank));
    }

    private static String at(List<String> values, int index, String otherwise) {
        return index < values.size() ? values.get(index) : otherwise;
    }

    private static double strength(String name, String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new PromptSyntaxException(
                "the strength \"" + text + "\" of <lora:" + name + "> is no number: write <lora:" + name + ":0.8>", 0);
    }

    private static int rank(String name, String text) {
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new PromptSyntaxException(
                "the rank \"" + text + "\" of <lora:" + name + "> is no whole number from 0", 0);
    }
}
