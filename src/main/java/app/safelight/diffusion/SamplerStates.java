package app.safelight.diffusion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A [SamplerState] as named tensors and properties, which a safetensors file can hold.
///
/// Tensors: `x`, `history.0` …, and `denoised` where there is one. Properties, all decimal text: `step`, `calls`,
/// `draws`, `history` (how many), and `numbers` (separated by blanks, shortest text that reads back to the same
/// double).
public final class SamplerStates {
    private static final String X = "x";
    private static final String HISTORY = "history";
    private static final String DENOISED = "denoised";
    private static final String NUMBERS = "numbers";
    /// No method remembers more.
    private static final int MOST_REMEMBERED = 16;

    private static final int LONGEST_TEXT = 4096;

    private SamplerStates() {}

    /// The latents of a state by name.
    public static Map<String, Latent> tensors(SamplerState state) {
        Map<String, Latent> tensors = new HashMap<>();
        tensors.put(X, state.x());
        for (int i = 0; i < state.history().size(); i++) {
            tensors.put(HISTORY + "." + i, state.history().get(i));
        }
        if (state.denoised() != null) {
            tensors.put(DENOISED, state.denoised());
        }
        return tensors;
    }

    /// The counters and numbers of a state by name.
    public static Map<String, String> properties(SamplerState state) {
        List<String> numbers = new ArrayList<>();
        for (double number : state.numbers()) {
            numbers.add(Double.toString(number));
        }
        return Map.of(
                "step",
                Integer.toString(state.step()),
                "calls",
                Integer.toString(state.calls()),
                "draws",
                Integer.toString(state.draws()),
                HISTORY,
                Integer.toString(state.history().size()),
                NUMBERS,
                String.join(" ", numbers));
    }

    /// The state that was taken apart; names it does not know are passed over.
    ///
    /// @throws IllegalArgumentException naming what is missing, is no number, is out of range or does not fit
    ///     the rest
    public static SamplerState read(Map<String, Latent> tensors, Map<String, String> properties) {
        int remembered = count(properties, HISTORY);
        if (remembered > MOST_REMEMBERED) {
            throw new IllegalArgumentException(HISTORY + " " + remembered + " is above " + MOST_REMEMBERED);
        }
        List<Latent> history = new ArrayList<>();
        for (int i = 0; i < remembered; i++) {
            history.add(tensor(tensors, HISTORY + "." + i));
        }
        @Nullable Latent denoised = tensors.containsKey(DENOISED) ? tensor(tensors, DENOISED) : null;
        return new SamplerState(
                count(properties, "step"),
                count(properties, "calls"),
                count(properties, "draws"),
                tensor(tensors, X),
                history,
                numbers(properties),
                denoised);
    }

    private static Latent tensor(Map<String, Latent> tensors, String name) {
        Latent latent = tensors.get(name);
        if (latent == null) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        return latent;
    }

    private static String text(Map<String, String> properties, String name) {
        String text = properties.get(name);
        if (text == null || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(text == null ? "no property " + name : name + " is too long");
        }
        return text;
    }

    private static int count(Map<String, String> properties, String name) {
        String text = text(properties, name);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " \"" + text + "\" is no count", e);
        }
    }

    private static double[] numbers(Map<String, String> properties) {
        String text = text(properties, NUMBERS);
        if (text.isEmpty()) {
            return new double[0];
        }
        String[] words = text.split(" ", -1);
        double[] numbers = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            try {
                numbers[i] = Double.parseDouble(words[i]);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(NUMBERS + ": \"" + words[i] + "\" is no number", e);
            }
            if (!Double.isFinite(numbers[i])) {
                throw new IllegalArgumentException(NUMBERS + ": " + words[i] + " is not finite");
            }
        }
        return numbers;
    }
}
