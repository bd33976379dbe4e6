package app.safelight.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The folder that pictures of a window go to, for people to look at; what a program can see in them it looks for
/// itself.
final class Screens {
    private static final Path ALL = Path.of("target/screens");

    private final Bench bench;
    private final Path folder;
    private final Map<String, String> complaints = new LinkedHashMap<>();

    Screens(Bench bench, String folder) throws Exception {
        this.bench = bench;
        this.folder = Files.createDirectories(ALL.resolve(folder.toLowerCase(Locale.ROOT)));
    }

    /// Writes what the window shows now, once it has come to rest.
    void take(String name) throws Exception {
        Rest.await(bench.window.node());
        bench.snapshot(folder.resolve(name + ".png"));
        Toolkit.call(() -> SceneAudit.of(bench.window.node()))
                .forEach(complaint -> complaints.putIfAbsent(complaint, folder.getFileName() + "/" + name));
    }

    /// What was found wrong in the pictures, each with the first one that has it.
    List<String> complaints() {
        return complaints.entrySet().stream()
                .map(entry -> entry.getValue() + ": " + entry.getKey())
                .toList();
    }
}
