package app.safelight.cli;

import app.safelight.request.ImageSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Hugging Face's diffusers as a contender: its UNet and decoder in the shapes of SD 1.5 with random weights, run by a
/// Python that has it.
///
/// @param python the interpreter
record DiffusersPeer(String python) {
    private static final String SCRIPT = "diffusers_step.py";

    /// @param precision float32 or bfloat16
    /// @param steps how often the UNet is run, on two latents each time
    Contender contender(String precision, ImageSize size, int steps) {
        return new Contender(
                "diffusers",
                _ -> new Contender.Prepared(
                        new ProcessBuilder(
                                python,
                                "-",
                                precision,
                                Integer.toString(size.width()),
                                Integer.toString(size.height()),
                                Integer.toString(steps)),
                        script()));
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(DiffusersPeer.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `diffusers=/path/to/python`.
    static final class Named implements ITypeConverter<DiffusersPeer> {
        private static final String PREFIX = "diffusers=";

        @Override
        public DiffusersPeer convert(String value) {
            if (!value.startsWith(PREFIX) || value.length() == PREFIX.length()) {
                throw new TypeConversionException(value + " is not of the form diffusers=PYTHON");
            }
            return new DiffusersPeer(value.substring(PREFIX.length()));
        }
    }
}
