package app.safelight.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What `recreate` tells: of each picture how far what was made again is from it, or why that could not be done.
final class RecreateReport {
    private final RootCommand root;
    private final Style style;
    private final Map<Path, Map<String, Object>> told = new LinkedHashMap<>();
    private boolean failed;

    RecreateReport(RootCommand root, Style style) {
        this.root = root;
        this.style = style;
    }

    /// How it is told.
    ///
    /// @param json as one JSON object at the end, not a line for each picture
    /// @param quiet without warnings
    record Style(boolean json, boolean quiet) {}

    /// Tells of a picture that could not be made again.
    void fail(Path picture, Exception reason) {
        failed = true;
        told.put(picture, Map.of("picture", picture.toString(), "error", Sentences.of(reason)));
        root.complain(reason);
    }

    /// Tells of a picture that was made again.
    void tell(Recreated recreated) {
        Surroundings around = root.surroundings();
        told.put(recreated.wanted().picture(), recreated.fields());
        if (!style.quiet()) {
            recreated.warnings().forEach(warning -> around.err().println("safelight: " + Printable.line(warning)));
        }
        if (!style.json()) {
            around.out().println(recreated.words());
        }
    }

    /// Whether any picture could not be made again.
    boolean failed() {
        return failed;
    }

    /// Prints the JSON object, if that was asked for: of one picture its own, of more a list of such.
    void end(List<Path> pictures) {
        if (style.json()) {
            List<Map<String, Object>> inOrder =
                    pictures.stream().map(told::get).filter(Objects::nonNull).toList();
            boolean single = pictures.size() == 1 && inOrder.size() == 1;
            Map<String, ?> object = single ? inOrder.getFirst() : Map.of("pictures", inOrder);
            root.surroundings().out().println(JsonOutput.text(object));
        }
    }
}
