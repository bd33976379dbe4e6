package app.safelight.weights;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A tensor's name in a file of the LoRA family, taken apart: the layer it belongs to, and which part of that layer's
/// change it is.
///
/// @param layer with underscores for dots, prefix and all
/// @param part under the name that kohya's and LyCORIS's files give it
record NetworkKey(String layer, String part) {
    private static final Pattern PROCESSOR =
            Pattern.compile("(.*)\\.processor\\.to_(q|k|v|out)_lora\\.(up|down)\\.weight");
    private static final Pattern OLD_TEXT =
            Pattern.compile("(.*\\.self_attn)\\.to_(q|k|v|out)_lora\\.(up|down)\\.weight");
    private static final Pattern DIFFUSERS =
            Pattern.compile("(.*)\\.(?:lora\\.|lora_linear_layer\\.|lora_)(up|down|mid|A|B)(?:\\.default)?\\.weight");
    private static final Pattern MAGNITUDE =
            Pattern.compile("(.*)\\.lora_magnitude_vector(?:\\.default)?(?:\\.weight)?");
    private static final Pattern PLAIN = Pattern.compile(
            "(.*)\\.(alpha|scale|dora_scale|hada_(?:w[12]_[ab]|t[12])|lokr_(?:w[12](?:_[ab])?|t2)|diff|diff_b|w_norm|b_norm"
                    + "|weight|on_input)");
    private static final String PEFT = "base_model.model.";

    /// The name taken apart; empty if it is none that this program knows.
    static Optional<NetworkKey> of(String name) {
        String bare = name.startsWith(PEFT) ? name.substring(PEFT.length()) : name;
        Matcher processor = PROCESSOR.matcher(bare);
        if (processor.matches()) {
            String projection = processor.group(2).equals("out") ? ".to_out.0" : ".to_" + processor.group(2);
            return Optional.of(key(processor.group(1) + projection, "lora_" + processor.group(3)));
        }
        Matcher text = OLD_TEXT.matcher(bare);
        if (text.matches()) {
            return Optional.of(key(text.group(1) + "." + text.group(2) + "_proj", "lora_" + text.group(3)));
        }
        Matcher diffusers = DIFFUSERS.matcher(bare);
        if (diffusers.matches()) {
            String part = switch (diffusers.group(2)) {
                case "A" -> "down";
                case "B" -> "up";
                default -> diffusers.group(2);
            };
            return Optional.of(key(diffusers.group(1), "lora_" + part));
        }
        Matcher magnitude = MAGNITUDE.matcher(bare);
        if (magnitude.matches()) {
            return Optional.of(key(magnitude.group(1), "dora_scale"));
        }
        Matcher plain = PLAIN.matcher(bare);
        return plain.matches() ? Optional.of(key(plain.group(1), plain.group(2))) : Optional.empty();
    }

    private static NetworkKey key(String layer, String part) {
        return new NetworkKey(layer.replace('.', '_'), part);
    }
}
