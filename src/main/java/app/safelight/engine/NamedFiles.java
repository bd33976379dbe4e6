package app.safelight.engine;

import app.safelight.weights.FileName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The files of some kinds in folders and what lies below them, by their names without ending.
final class NamedFiles {
    private static final int DEEPEST = 16;

    private final Map<String, Path> files = new LinkedHashMap<>();

    private NamedFiles() {}

    /// Looks into folders; those that are not there hold nothing. Of two files of one name the later in the order of
    /// paths counts, as in AUTOMATIC1111.
    ///
    /// @param endings of the files, lower case, without a dot
    static NamedFiles in(List<Path> folders, Set<String> endings) {
        NamedFiles found = new NamedFiles();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> below = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
                    below.filter(file -> endings.contains(ending(file)))
                            .filter(Files::isRegularFile)
                            .sorted()
                            .forEach(file -> found.files.put(FileName.stem(file), file));
                } catch (IOException | UncheckedIOException _) {
                    // a folder that cannot be read is as good as empty: what is missing is said by name
                }
            }
        }
        return found;
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /// The file of a name.
    Optional<Path> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /// Every file by its name.
    Map<String, Path> all() {
        return files;
    }
}
