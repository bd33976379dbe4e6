package app.safelight.store;

import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.ResizeMode;
import app.safelight.request.StepRule;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads the names of what a request that starts from a picture can choose from, in any spelling: `latent noise`,
/// `Latent-Noise`, `latent_noise`.
public final class StartNames {
    private StartNames() {}

    /// The way of resizing of that name.
    ///
    /// @throws IllegalArgumentException listing the names there are
    public static ResizeMode resizeMode(String name) {
        return find(ResizeMode.values(), ResizeMode::label, name);
    }

    /// The kind of masked content of that name.
    ///
    /// @throws IllegalArgumentException listing the names there are
    public static MaskedContent maskedContent(String name) {
        return find(MaskedContent.values(), MaskedContent::label, name);
    }

    /// The side of the mask of that name.
    ///
    /// @throws IllegalArgumentException listing the names there are
    static MaskMode maskMode(String name) {
        return find(MaskMode.values(), MaskMode::label, name);
    }

    /// The count of steps of that name.
    ///
    /// @throws IllegalArgumentException listing the names there are
    static StepRule stepRule(String name) {
        return find(StepRule.values(), StepRule::label, name);
    }

    private static <E> E find(E[] values, Function<E, String> label, String name) {
        return Arrays.stream(values)
                .filter(value -> bare(label.apply(value)).equals(bare(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "it is not one of " + Arrays.stream(values).map(label).collect(Collectors.joining(", "))));
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").strip();
    }
}
