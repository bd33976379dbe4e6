package app.safelight.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds every source file to palantir-java-format. `mvn -Dtest=FormatTest -Dsafelight.format=write test` rewrites
/// them.
class FormatTest {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    @Test
    void everySourceFileIsFormatted() throws IOException, FormatterException {
        boolean write = "write".equals(System.getProperty("safelight.format"));
        List<Path> differing = new ArrayList<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            refuseLongComments(file, source);
            String formatted = format(source);
            if (!formatted.equals(source)) {
                if (write) {
                    Files.writeString(file, formatted);
                } else {
                    differing.add(file);
                }
            }
        }
        assertThat(differing)
                .as("run mvn -Dtest=FormatTest -Dsafelight.format=write test")
                .isEmpty();
    }

    /// The formatter wraps long `///` lines into code, so they must not be long in the first place.
    private static void refuseLongComments(Path file, String source) {
        assertThat(source.lines().filter(line -> line.stripLeading().startsWith("///")))
                .as("comment lines in %s", file)
                .allMatch(line -> line.length() <= 120, "at most 120 characters");
    }

    private static String format(String source) throws FormatterException {
        String imports = ImportOrderer.reorderImports(
                RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.PALANTIR);
        return FORMATTER.formatSource(imports);
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
