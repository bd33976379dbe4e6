import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Build step, run as a source file by the Java that compiles the program: writes the launchers, which name that Java,
/// and prepares the classes of a first picture for a quick start.
///
/// Arguments: the `target` folder, the name of the program's jar in it.
final class Package {
    /// What every start of the program needs: native access for PyTorch; the collector that starts fastest and gives
    /// memory back; a cap, since tensors live outside the heap; no connection to anywhere.
    private static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx1g",
            "-Dai.djl.offline=true",
            "-DOPT_OUT_TRACKING=true");

    private Package() {}

    static void main(String[] arguments) throws IOException, InterruptedException {
        Path target = Path.of(arguments[0]);
        String jar = arguments[1];
        Path bin = Files.createDirectories(target.resolve("bin"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> libs = namesOf(target.resolve("libs"));
        Map<String, String> values = Map.of(
                "@java@", java.toString(),
                "@jar@", jar,
                "@libs@", String.join(" ", libs),
                "@flags@", String.join(" ", FLAGS));
        for (String name : List.of("safelight.sh", "safelight.cmd")) {
            String text = Files.readString(Path.of("src/build", name));
            for (var value : values.entrySet()) {
                text = text.replace(value.getKey(), value.getValue());
            }
            Files.writeString(bin.resolve(name.replace(".sh", "")), text);
        }
        bin.resolve("safelight").toFile().setExecutable(true, false);
        prepareClasses(target, jar, libs, java);
    }

    private static List<String> namesOf(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /// Makes one small picture while the virtual machine notes which classes that takes. Best effort: without the
    /// archive the program only starts more slowly.
    private static void prepareClasses(Path target, String jar, List<String> libs, Path java)
            throws IOException, InterruptedException {
        Path root = target.toRealPath();
        String classPath = libs.stream()
                .map(lib -> root.resolve("libs").resolve(lib).toString())
                .collect(Collectors.joining(File.pathSeparator, root.resolve(jar) + File.pathSeparator, ""));
        Path archive = target.resolve("safelight.aot");
        Path picture = target.resolve("package-picture.png");
        Files.deleteIfExists(archive);
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("-XX:AOTCacheOutput=" + archive);
        command.addAll(FLAGS);
        command.add("-Dsafelight.natives=" + root.resolve("natives"));
        command.add("-Dsafelight.presets=" + root.resolve("presets"));
        command.addAll(List.of("-cp", classPath, "app.safelight.Safelight"));
        command.addAll(List.of("generate", "a red tulip", "--steps", "2", "--quiet", "--out", picture.toString()));
        Path log = target.resolve("package.log");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        Files.deleteIfExists(picture);
        if (status != 0 || !Files.exists(archive)) {
            IO.println("The training run for a quick start ended with " + status + ": see " + log);
        }
    }
}
