package app.safelight.cli;

import app.safelight.request.ImageSize;
import app.safelight.request.MaskedContent;
import app.safelight.request.Prediction;
import app.safelight.request.Profile;
import app.safelight.request.ResizeMode;
import app.safelight.store.RequestJson;
import app.safelight.store.StartNames;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Option values as the program's own types.
final class Converters {
    private Converters() {}

    /// `512x768`.
    static final class Size implements ITypeConverter<ImageSize> {
        @Override
        public ImageSize convert(String value) {
            try {
                return RequestJson.size(value);
            } catch (NumberFormatException _) {
                throw new TypeConversionException(value + " is not of the form 512x768");
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(value + ": " + e.getMessage());
            }
        }
    }

    /// Two numbers of the form 512x768.
    ///
    /// @throws TypeConversionException if it is of another form
    static int[] sides(String value) {
        if (!value.matches("[0-9]{1,5}x[0-9]{1,5}")) {
            throw new TypeConversionException(value + " is not of the form 512x768");
        }
        return Arrays.stream(value.split("x", -1)).mapToInt(Integer::parseInt).toArray();
    }

    /// What a value stands for.
    ///
    /// @throws TypeConversionException if it is out of range
    static <T> T valid(String value, Supplier<T> meaning) {
        try {
            return meaning.get();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(value + ": " + e.getMessage());
        }
    }

    /// `just-resize` and the others.
    static final class ResizeModeName implements ITypeConverter<ResizeMode> {
        @Override
        public ResizeMode convert(String value) {
            return named(value, StartNames::resizeMode);
        }
    }

    /// `latent-noise` and the others.
    static final class MaskedContentName implements ITypeConverter<MaskedContent> {
        @Override
        public MaskedContent convert(String value) {
            return named(value, StartNames::maskedContent);
        }
    }

    /// `epsilon` or `v`.
    static final class PredictionName implements ITypeConverter<Prediction> {
        @Override
        public Prediction convert(String value) {
            return named(value, RequestJson::prediction);
        }
    }

    private static <T> T named(String value, Function<String, T> find) {
        try {
            return find.apply(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(value + ": " + e.getMessage());
        }
    }

    /// The name of a profile, in small letters or capitals.
    static final class ProfileName implements ITypeConverter<Profile> {
        @Override
        public Profile convert(String value) {
            return Arrays.stream(Profile.values())
                    .filter(profile -> profile.name().equalsIgnoreCase(value))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException(value + " is not one of full, medvram, lowvram, auto"));
        }
    }
}
