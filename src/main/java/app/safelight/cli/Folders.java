package app.safelight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the program keeps its own things, and where the user's pictures go.
public final class Folders {
    private static final Pattern PICTURES = Pattern.compile("\\s*XDG_PICTURES_DIR=\"?([^\"]+)\"?\\s*");

    private final Map<String, String> environment;
    private final Path user;

    /// @param surroundings whose environment and user count
    public Folders(Surroundings surroundings) {
        environment = surroundings.environment();
        user = surroundings.user();
    }

    /// The program's folder: `SAFELIGHT_HOME`, else `safelight` in the XDG data folder.
    public Path home() {
        return variable("SAFELIGHT_HOME")
                .map(Path::of)
                .orElseGet(() -> variable("XDG_DATA_HOME")
                        .map(Path::of)
                        .orElse(user.resolve(".local/share"))
                        .resolve("safelight"));
    }

    /// The folder for pictures nobody chose a place for: `Safelight` in the user's pictures folder.
    public Path pictures() {
        return variable("XDG_PICTURES_DIR")
                .or(this::configuredPictures)
                .map(Path::of)
                .orElse(user.resolve("Pictures"))
                .resolve("Safelight");
    }

    /// Folder with a PyTorch of the user's own: `SAFELIGHT_ENGINE`.
    public Optional<Path> torch() {
        return variable("SAFELIGHT_ENGINE").map(Path::of);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private Optional<String> configuredPictures() {
        Path config = variable("XDG_CONFIG_HOME").map(Path::of).orElse(user.resolve(".config"));
        try {
            List<String> lines = Files.readAllLines(config.resolve("user-dirs.dirs"));
            return lines.stream()
                    .map(PICTURES::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1).replace("$HOME", user.toString()))
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
