package app.safelight.cli;

import app.safelight.request.ImageSize;
import app.safelight.request.Prediction;
import app.safelight.request.Profile;
import app.safelight.store.RequestJson;
import java.util.Arrays;
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

    /// `epsilon` or `v`.
    static final class PredictionName implements ITypeConverter<Prediction> {
        @Override
        public Prediction convert(String value) {
            try {
                return RequestJson.prediction(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(value + ": " + e.getMessage());
            }
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
