package app.safelight.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The program as tests start it in a process of its own: this test's Java, class path, model and native libraries.
public final class ProgramProcess {
    private static final long LONGEST_SECONDS = 240;

    private ProgramProcess() {}

    /// What a finished process left.
    public record Result(int code, String out, String err) {}

    /// The command for some arguments of the program's.
    public static List<String> command(List<String> arguments) {
        return command(List.of(), "app.safelight.Safelight", arguments);
    }

    /// The command for a main class.
    ///
    /// @param flags for its Java, beside those every process has
    public static List<String> command(List<String> flags, String main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                // short runs: compiling well is not worth its time
                "-XX:TieredStopAtLevel=1",
                "-Dsafelight.natives="
                        + Path.of(System.getProperty("safelight.natives")).toAbsolutePath(),
                "-Dsafelight.presets=" + Path.of("presets").toAbsolutePath()));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        return command;
    }

    /// A process for a user without a display.
    ///
    /// @param user folder under which the program keeps its things and the user's pictures
    public static ProcessBuilder of(Path user, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SAFELIGHT_HOME", user.resolve("home").toString());
        builder.environment().put("XDG_PICTURES_DIR", user.toString());
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        return builder;
    }

    /// Runs the program to its end.
    public static Result run(Path user, List<String> arguments) throws IOException, InterruptedException {
        return finished(of(user, command(arguments)).start());
    }

    /// Waits for the end of a process that says little.
    public static Result finished(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                .as("ended")
                .isTrue();
        return new Result(process.exitValue(), out, err);
    }
}
