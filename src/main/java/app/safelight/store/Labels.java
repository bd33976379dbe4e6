package app.safelight.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The names that values out of a few go by in files: their labels where they have such, else their names in small
/// letters, with blanks.
final class Labels {
    private Labels() {}

    /// The value's name.
    static String of(Enum<?> value) {
        try {
            return (String) value.getDeclaringClass().getMethod("label").invoke(value);
        } catch (NoSuchMethodException _) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(value.getDeclaringClass() + " does not tell its labels", e);
        }
    }

    /// The value of a name in any spelling: `latent noise`, `Latent-Noise`, `latent_noise`.
    ///
    /// @throws IllegalArgumentException listing the names there are
    static <E extends Enum<E>> E find(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> bare(of(value)).equals(bare(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it is not one of "
                        + Arrays.stream(type.getEnumConstants()).map(Labels::of).collect(Collectors.joining(", "))));
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").strip();
    }
}
