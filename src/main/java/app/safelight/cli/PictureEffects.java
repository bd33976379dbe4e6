package app.safelight.cli;

import app.safelight.request.PictureStart;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The finer options of a picture to start from.
final class PictureEffects {
    @Option(
            names = "--noise-multiplier",
            paramLabel = "X",
            description = "Factor of the noise laid over that picture, 0 to 1.5 (Noise multiplier). Default: 1.")
    private @Nullable Double noiseMultiplier;

    @Option(
            names = "--extra-noise",
            paramLabel = "X",
            description = "Further noise added to it first, 0 to 1 (Extra noise). Default: 0.")
    private @Nullable Double extraNoise;

    @Option(
            names = "--color-correction",
            negatable = true,
            description = "Bring the colours back to that picture's (Color correction).")
    private @Nullable Boolean colourCorrection;

    @Option(
            names = "--background",
            paramLabel = "#RRGGBB",
            converter = Colour.class,
            description = "Colour under its transparent pixels (img2img background color). Default: #ffffff.")
    private @Nullable Integer background;

    /// The start with the effects asked for; null for noise alone.
    ///
    /// @throws IllegalArgumentException if a value is out of range, or there is no picture
    @Nullable
    PictureStart override(@Nullable PictureStart base) {
        if (Stream.of(noiseMultiplier, extraNoise, colourCorrection, background).allMatch(Objects::isNull)) {
            return base;
        }
        if (base == null) {
            throw new IllegalArgumentException("--noise-multiplier, --extra-noise, --color-correction and --background"
                    + " need a picture to start from: --init");
        }
        return new PictureStart(
                base.picture(),
                base.denoising(),
                base.stepRule(),
                base.resize(),
                base.inpainting(),
                Objects.requireNonNullElse(noiseMultiplier, base.noiseMultiplier()),
                Objects.requireNonNullElse(extraNoise, base.extraNoise()),
                Objects.requireNonNullElse(colourCorrection, base.colourCorrection()),
                Objects.requireNonNullElse(background, base.background()));
    }

    /// `#203040`, with or without the sign.
    static final class Colour implements ITypeConverter<Integer> {
        private static final int HEXADECIMAL = 16;

        @Override
        public Integer convert(String value) {
            String digits = value.startsWith("#") ? value.substring(1) : value;
            if (!digits.matches("[0-9a-fA-F]{6}")) {
                throw new TypeConversionException(value + " is no colour of the form #203040");
            }
            return Integer.parseInt(digits, HEXADECIMAL);
        }
    }
}
