package app.safelight.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a recipe's text leaves unsaid: parameters at their defaults, and how older versions of AUTOMATIC1111 behaved.
public final class RecipeDefaults {
    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(?:-(\\d{1,9}))?.*");
    private static final int OLD_FIRST_PASS_PIXELS = 512 * 512;
    private static final int OLD_FIRST_PASS_GRID = 64;

    private RecipeDefaults() {}

    /// Every parameter as AUTOMATIC1111 would fill in its form: sizes split in two, what is absent at its default, keys
    /// of older versions carried over. `Prompt` and `Negative prompt` are among them.
    public static Map<String, String> settle(Recipe recipe) {
        Map<String, String> settled = new LinkedHashMap<>(recipe.parameters());
        settled.put("Prompt", recipe.prompt() + hypernetwork(settled));
        settled.put("Negative prompt", recipe.negativePrompt());
        migrateFirstPass(settled);
        settled.putIfAbsent("Clip skip", "1");
        settled.putIfAbsent("Hires resize-1", "0");
        settled.putIfAbsent("Hires resize-2", "0");
        settled.putIfAbsent("Hires sampler", "Use same sampler");
        settled.putIfAbsent("Hires schedule type", "Use same scheduler");
        settled.putIfAbsent("Hires checkpoint", "Use same checkpoint");
        settled.putIfAbsent("Hires prompt", "");
        settled.putIfAbsent("Hires negative prompt", "");
        settled.putIfAbsent("Mask mode", "Inpaint masked");
        settled.putIfAbsent("Masked content", "original");
        settled.putIfAbsent("Inpaint area", "Whole picture");
        settled.putIfAbsent("Masked area padding", "32");
        settled.putIfAbsent("RNG", "GPU");
        settled.putIfAbsent("Schedule type", "Automatic");
        settled.putIfAbsent("Schedule max sigma", "0");
        settled.putIfAbsent("Schedule min sigma", "0");
        settled.putIfAbsent("Schedule rho", "0");
        settled.putIfAbsent("VAE Encoder", "Full");
        settled.putIfAbsent("VAE Decoder", "Full");
        if (!"Disable".equals(settled.computeIfAbsent("FP8 weight", _ -> "Disable"))) {
            settled.putIfAbsent("Cache FP16 weight for LoRA", "False");
        }
        settled.putIfAbsent("Refiner switch by sampling steps", "False");
        behaveAsBefore(settled);
        return settled;
    }

    /// A hypernetwork once had keys of its own; now it is named in the prompt.
    private static String hypernetwork(Map<String, String> values) {
        String name = values.get("Hypernet");
        return name == null ? "" : "<hypernet:" + name + ":" + values.getOrDefault("Hypernet strength", "1.0") + ">";
    }

    /// Two passes were once told as the final size and that of the first pass, 0x0 for about 512x512 pixels.
    private static void migrateFirstPass(Map<String, String> values) {
        String first = values.get("First pass size-1");
        String second = values.get("First pass size-2");
        String width = values.get("Size-1");
        String height = values.get("Size-2");
        if (first == null || second == null || width == null || height == null) {
            return;
        }
        if (isZero(first) || isZero(second)) {
            double pixels = Double.parseDouble(width) * Double.parseDouble(height);
            double scale = Math.sqrt(OLD_FIRST_PASS_PIXELS / pixels);
            first = onGrid(scale * Double.parseDouble(width));
            second = onGrid(scale * Double.parseDouble(height));
        }
        values.put("Hires resize-1", width);
        values.put("Hires resize-2", height);
        values.put("Size-1", first);
        values.put("Size-2", second);
    }

    private static boolean isZero(String digits) {
        return Double.parseDouble(digits) == 0;
    }

    private static String onGrid(double pixels) {
        return Long.toString((long) Math.ceil(pixels / OLD_FIRST_PASS_GRID) * OLD_FIRST_PASS_GRID);
    }

    private static void behaveAsBefore(Map<String, String> values) {
        String version = values.getOrDefault("Version", "");
        String sampler = values.getOrDefault("Sampler", "");
        boolean editing = (values.get("Prompt") + values.get("Negative prompt")).contains("[");
        if (older(version, 1, 6, 0, 0) && editing) {
            values.put("Old prompt editing timelines", "True");
        }
        if (older(version, 1, 6, 0, 0) && (sampler.equals("DDIM") || sampler.equals("PLMS"))) {
            values.put("Pad conds v0", "True");
        }
        if (older(version, 1, 7, 0, 225)) {
            values.put("Downcast alphas_cumprod", "True");
        }
        if (older(version, 1, 8, 0, 0) && values.containsKey("Refiner")) {
            values.put("Refiner switch by sampling steps", "True");
        }
    }

    /// Whether a recipe's version of AUTOMATIC1111 is below another; not where it is none of that program's.
    ///
    /// @param than four numbers
    static boolean older(String version, int... than) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            return false;
        }
        for (int i = 0; i < than.length; i++) {
            String digits = parts.group(i + 1);
            int part = digits == null ? 0 : Integer.parseInt(digits);
            if (part != than[i]) {
                return part < than[i];
            }
        }
        return false;
    }
}
