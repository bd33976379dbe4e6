package app.safelight.store;

import app.safelight.request.ImageSize;
import app.safelight.request.NoiseSize;
import java.util.Locale;
import java.util.function.BiFunction;

/// Reads sizes as they stand in files: `512x768`.
final class Sizes {
    private Sizes() {}

    /// The size of a picture.
    ///
    /// @throws IllegalArgumentException if it is none, or no picture can have it
    static ImageSize picture(String text) {
        return read(text, ImageSize::new);
    }

    /// The size noise is drawn for.
    ///
    /// @throws IllegalArgumentException if it is none, or no noise can have it
    static NoiseSize noise(String text) {
        return read(text, NoiseSize::new);
    }

    private static <T> T read(String text, BiFunction<Integer, Integer, T> make) {
        String[] sides = text.toLowerCase(Locale.ROOT).split("x", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException("it is not of the form 512x768");
        }
        return make.apply(Integer.parseInt(sides[0].strip()), Integer.parseInt(sides[1].strip()));
    }
}
