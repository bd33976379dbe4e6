package app.safelight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import app.safelight.house.ProgramProcess;
import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first start as a person on Linux sees it: the whole program, its window by GTK on an X server without a screen,
/// keys as the system delivers them. Where the machine has no Xvfb, or not the libraries, that is printed and nothing
/// is tried.
@Tag("native")
class XvfbJourneyTest {
    private static final List<String> LIBRARIES = List.of("libgtk-3.so.0", "libXtst.so.6", "libXi.so.6");

    @TempDir
    private Path home;

    @Test
    void theFirstPictureTakesTheKeyboardAlone() throws Exception {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            System.out.println("XvfbJourneyTest is skipped: this machine has no " + String.join(", no ", missing));
            abort("no " + missing);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "src/build/TryWindow.java",
                home.toString(),
                "target/screens/x11.png"));
        command.addAll(ProgramProcess.command(List.of()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("made a picture by keys alone");
    }

    private static List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, "Xvfb")))) {
            missing.add("Xvfb");
            return missing;
        }
        for (String library : LIBRARIES) {
            try (Arena arena = Arena.ofConfined()) {
                SymbolLookup.libraryLookup(library, arena);
            } catch (IllegalArgumentException _) {
                missing.add(library);
            }
        }
        return missing;
    }
}
