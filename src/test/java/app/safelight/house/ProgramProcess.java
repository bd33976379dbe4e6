package app.safelight.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The program as tests start it in a process of its own: this test's Java, class path, model and native libraries.
public final class ProgramProcess {
    private ProgramProcess() {}

    /// The command for some arguments of the program's.
    public static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                // short runs: compiling well is not worth its time
                "-XX:TieredStopAtLevel=1",
                "-Dsafelight.natives="
                        + Path.of(System.getProperty("safelight.natives")).toAbsolutePath(),
                "-Dsafelight.presets=" + Path.of("presets").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                "app.safelight.Safelight"));
        command.addAll(arguments);
        return command;
    }
}
