package app.safelight.cli;

import app.safelight.request.ImageSize;
import app.safelight.request.Prediction;
import app.safelight.store.RequestJson;
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
}
