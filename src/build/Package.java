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
    static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            // the heap holds little; a young generation sized by the machine's memory would be touched all over
            "-Xms64m",
            "-Xmn32m",
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
                "@locale@", locale(),
                "@java@", java.toString(),
                "@jar@", jar,
                "@libs@", String.join(" ", libs),
                "@javafx@",
                        libs.stream().filter(lib -> lib.startsWith("javafx-")).collect(Collectors.joining(" ")),
                "@modules@", "javafx.controls,javafx.swing",
                "@flags@", String.join(" ", FLAGS));
        for (String name : List.of("safelight.sh", "safelight.cmd")) {
            String text = Files.readString(Path.of("src/build", name));
            for (var value : values.entrySet()) {
                text = text.replace(value.getKey(), value.getValue());
            }
            Files.writeString(bin.resolve(name.replace(".sh", "")), text);
        }
        bin.resolve("safelight").toFile().setExecutable(true, false);
        Path root = target.toRealPath();
        String classPath = libs.stream()
                .map(lib -> root.resolve("libs").resolve(lib).toString())
                .collect(Collectors.joining(File.pathSeparator, root.resolve(jar) + File.pathSeparator, ""));
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("-Dsafelight.natives=" + root.resolve("natives"));
        flags.add("-Dsafelight.presets=" + root.resolve("presets"));
        Training training = new Training(java, flags, classPath, target.resolve("safelight.aot"));
        prepareClasses(training, target);
    }

    /// The part of a script that makes up for a missing locale.
    static String locale() throws IOException {
        return Files.readString(Path.of("src/build/locale.sh")).strip();
    }

    private static List<String> namesOf(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /// A run that teaches the virtual machine which classes a picture takes.
    ///
    /// @param flags those of a later start: the archive is refused where they differ
    /// @param archive what is made of it
    record Training(Path java, List<String> flags, String classPath, Path archive) {}

    /// Makes one small picture while the virtual machine notes which classes that takes. Best effort: without the
    /// archive the program only starts more slowly.
    ///
    /// @param work where the picture and the log go
    static void prepareClasses(Training training, Path work) throws IOException, InterruptedException {
        Path picture = work.resolve("package-picture.png");
        Files.deleteIfExists(training.archive());
        List<String> command = new ArrayList<>();
        command.add(training.java().toString());
        command.add("-XX:AOTCacheOutput=" + training.archive());
        command.addAll(training.flags());
        command.addAll(List.of("-cp", training.classPath(), "app.safelight.Safelight"));
        command.addAll(List.of("generate", "a red tulip", "--steps", "2", "--quiet", "--out", picture.toString()));
        Path log = work.resolve("package.log");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        Files.deleteIfExists(picture);
        if (status != 0 || !Files.exists(training.archive())) {
            IO.println("The training run for a quick start ended with " + status + ": see " + log);
        }
    }
}
