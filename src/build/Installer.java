import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// Build step of the profile `installer`, run as a source file by the Java that compiles the program: a runtime by
/// jlink, an application image by jpackage, on Debian and its kin a `.deb`, and the checksums of all of it.
///
/// Arguments: the `target` folder, the name of the program's jar in it, the version. The result is in
/// `target/installer`, what was on the way to it in `target/installer-parts`.
final class Installer {
    private static final String SYSTEM = systemName();

    private final Path target;
    private final Path parts;
    private final Path result;
    private final String jar;
    private final String version;

    private Installer(Path target, String jar, String version) {
        this.target = target;
        this.jar = jar;
        this.version = version;
        parts = target.resolve("installer-parts");
        result = target.resolve("installer");
    }

    static void main(String[] arguments) throws Exception {
        Installer installer = new Installer(Path.of(arguments[0]).toRealPath(), arguments[1], arguments[2]);
        delete(installer.parts);
        delete(installer.result);
        Files.createDirectories(installer.parts);
        Files.createDirectories(installer.result);
        installer.makeModules();
        installer.makeRuntime();
        installer.gather();
        installer.makeImage();
        if (SYSTEM.equals("linux")) {
            installer.makeDeb();
        }
        installer.makeChecksums();
    }

    /// JavaFX's jars as modules with their native libraries beside them: linked from the jars, each user's first start
    /// would unpack the libraries to a folder in the home.
    private void makeModules() throws IOException, InterruptedException {
        Files.createDirectories(parts.resolve("modules"));
        for (Path library : filesIn(target.resolve("libs"), Installer::isJavaFx)) {
            String name = library.getFileName().toString().replace(".jar", "");
            Path classes = parts.resolve(name).resolve("classes");
            Path natives = Files.createDirectories(parts.resolve(name).resolve("natives"));
            unpack(library, classes, natives);
            if (!Files.exists(classes)) {
                continue; // beside each platform's jar there is an empty one for all
            }
            run(
                    "jmod",
                    "create",
                    "--class-path",
                    classes,
                    "--libs",
                    natives,
                    parts.resolve("modules").resolve(name + ".jmod"));
        }
    }

    private static void unpack(Path library, Path classes, Path natives) throws IOException {
        try (JarFile content = new JarFile(library.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) content.stream().map(ZipEntry.class::cast)::iterator) {
                String name = entry.getName();
                if (entry.isDirectory() || name.startsWith("META-INF/")) {
                    continue;
                }
                Path file = (name.matches("[^/]+\\.(so|dll|dylib)") ? natives : classes).resolve(name);
                Files.createDirectories(file.getParent());
                try (InputStream bytes = content.getInputStream(entry)) {
                    Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private void makeRuntime() throws IOException, InterruptedException {
        run("jlink", "@jlink/runtime.args", "--module-path", parts.resolve("modules"), "--output", runtime());
        String javaFx = filesIn(target.resolve("libs"), Installer::isJavaFx).stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        String needed = output(
                tool("jdeps").toString(),
                "--no-recursive",
                "--ignore-missing-deps",
                "--print-module-deps",
                "--multi-release",
                "base",
                "--module-path",
                javaFx,
                target.resolve(jar).toString());
        String there = output(runtime().resolve("bin/java").toString(), "--list-modules");
        Set<String> missing = new TreeSet<>(Arrays.asList(needed.strip().split(",")));
        there.lines().forEach(module -> missing.remove(module.replaceFirst("@.*", "")));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("jlink/runtime.args lacks " + missing + ", which the program uses");
        }
    }

    private Path runtime() {
        return parts.resolve("runtime");
    }

    /// What goes into the image's `app` folder.
    private void gather() throws IOException {
        Path input = Files.createDirectories(parts.resolve("input"));
        link(target.resolve(jar), input);
        for (Path library : filesIn(target.resolve("libs"), file -> !isJavaFx(file))) {
            link(library, input);
        }
        for (Path file : filesIn(target.resolve("natives"), _ -> true)) {
            link(file, Files.createDirectories(input.resolve("native")));
        }
        for (Path file : filesIn(target.resolve("presets"), _ -> true)) {
            link(file, Files.createDirectories(input.resolve("presets")));
        }
        new Legal(input.resolve("legal")).write(filesIn(target.resolve("libs"), file -> !isJavaFx(file)));
    }

    private void makeImage() throws IOException, InterruptedException {
        List<Object> command = new ArrayList<>(List.of("@jlink/package-" + SYSTEM + ".args", "--type", "app-image"));
        command.addAll(List.of("--app-version", version, "--main-jar", jar, "--input", parts.resolve("input")));
        command.addAll(List.of("--runtime-image", runtime(), "--dest", result));
        for (String flag : Package.FLAGS) {
            command.addAll(List.of("--java-options", flag));
        }
        run("jpackage", command.toArray());
        if (SYSTEM.equals("linux")) {
            finishImage(result.resolve("safelight"));
        }
    }

    /// Puts a script before jpackage's launcher, which cannot set a variable, and prepares the classes of a first
    /// picture.
    private void finishImage(Path image) throws IOException, InterruptedException {
        Path app = image.resolve("lib/app");
        Path settings = app.resolve("safelight-java.cfg");
        Files.move(app.resolve("safelight.cfg"), settings);
        Path start = image.resolve("bin/safelight");
        Files.move(start, image.resolve("bin/safelight-java"));
        String script = Files.readString(Path.of("jlink/linux/safelight.sh"));
        Files.writeString(start, script.replace("@locale@", Package.locale()));
        start.toFile().setExecutable(true, false);

        List<String> flags = new ArrayList<>(values(settings, "java-options", app));
        flags.removeIf(flag -> flag.startsWith("-XX:AOTCache") || flag.startsWith("-Xlog"));
        String classPath = String.join(File.pathSeparator, values(settings, "app.classpath", app));
        Path java = image.resolve("lib/runtime/bin/java");
        Package.prepareClasses(new Package.Training(java, flags, classPath, app.resolve("safelight.aot")), parts);
    }

    private static List<String> values(Path settings, String key, Path app) throws IOException {
        return Files.readAllLines(settings).stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replace("$APPDIR", app.toString()))
                .toList();
    }

    private void makeDeb() throws IOException, InterruptedException {
        List<String> missing = Stream.of("dpkg-deb", "fakeroot")
                .filter(program -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .noneMatch(folder -> Files.isExecutable(Path.of(folder, program))))
                .toList();
        if (!missing.isEmpty()) {
            IO.println("No .deb was made: " + String.join(" and ", missing) + " not found. Install the packages dpkg"
                    + " and fakeroot and build again. The application image is complete: "
                    + result.resolve("safelight"));
            return;
        }
        List<String> command =
                new ArrayList<>(List.of(tool("jpackage").toString(), "@jlink/deb.args", "--type", "deb"));
        command.addAll(List.of("--app-version", version, "--dest", result.toString()));
        command.addAll(List.of("--app-image", result.resolve("safelight").toString()));
        ProcessBuilder process = new ProcessBuilder(command);
        // seconds where xz takes minutes, for a package larger by a tenth
        process.environment().putAll(Map.of("DPKG_DEB_COMPRESSOR_TYPE", "zstd", "DPKG_DEB_COMPRESSOR_LEVEL", "10"));
        run(process);
    }

    /// `SHA256SUMS`: every file of the result, for `sha256sum -c` beside the image or the package.
    private void makeChecksums() throws Exception {
        List<String> lines = new ArrayList<>();
        for (Path file : allIn(result)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
                bytes.transferTo(java.io.OutputStream.nullOutputStream());
            }
            String name = result.relativize(file).toString().replace(File.separatorChar, '/');
            lines.add(HexFormat.of().formatHex(digest.digest()) + "  " + name);
        }
        Files.write(result.resolve("SHA256SUMS"), lines);
    }

    private static boolean isJavaFx(Path library) {
        return library.getFileName().toString().startsWith("javafx-");
    }

    private static String systemName() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "mac" : name.startsWith("windows") ? "windows" : "linux";
    }

    private static List<Path> filesIn(Path folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(wanted).sorted().toList();
        }
    }

    private static List<Path> allIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && !Files.isSymbolicLink(file))
                    .sorted()
                    .toList();
        }
    }

    private static void link(Path file, Path folder) throws IOException {
        Path place = folder.resolve(file.getFileName());
        try {
            Files.createLink(place, file);
        } catch (UnsupportedOperationException | IOException _) {
            Files.copy(file, place, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    file.toFile().setWritable(true);
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static Path tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    private static void run(String tool, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(tool(tool).toString()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        run(new ProcessBuilder(command));
    }

    private static void run(ProcessBuilder process) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = process.inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("ended with " + status + ": " + String.join(" ", process.command()));
        }
        String tool = Path.of(process.command().getFirst()).getFileName().toString();
        IO.println("%s took %.1f s".formatted(tool, (System.nanoTime() - start) / 1e9));
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException("failed: " + String.join(" ", command) + "\n" + text);
        }
        return text;
    }
}
