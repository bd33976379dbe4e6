package app.safelight.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/// Finds what an option names among a few, whatever its capitals, blanks, hyphens and brackets.
final class Names {
    private Names() {}

    /// The value of that label.
    ///
    /// @throws TypeConversionException listing the labels there are
    static <E> E labelled(E[] values, Function<E, String> label, String text) {
        return Arrays.stream(values)
                .filter(value -> bare(label.apply(value)).equals(bare(text)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(text + " is not one of "
                        + Arrays.stream(values).map(label).collect(Collectors.joining(", "))));
    }

    /// The constant of that name, in small letters with hyphens.
    ///
    /// @throws TypeConversionException listing the names there are
    static <E extends Enum<E>> E constant(E[] values, String text) {
        return labelled(values, value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'), text);
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
