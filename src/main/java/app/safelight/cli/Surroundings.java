package app.safelight.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/// What a command finds around itself. Tests give it other surroundings than the process has.
///
/// @param out where results go
/// @param err where errors and progress go
/// @param watched whether a person watches `err`: it is a terminal
/// @param environment variables
/// @param user the user's folder
/// @param presets folder with the bundled model
public record Surroundings(
        PrintWriter out, PrintWriter err, boolean watched, Map<String, String> environment, Path user, Path presets) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /// Those of this process.
    public static Surroundings ofProcess() {
        return new Surroundings(
                writer(System.out),
                writer(System.err),
                Terminal.ERROR_STREAM.isTerminal(),
                System.getenv(),
                userFolder(),
                Path.of(System.getProperty("safelight.presets", "presets")));
    }

    /// `HOME` as other programs of a Unix system understand it; Java itself looks only at the user's account.
    private static Path userFolder() {
        String home = System.getenv().getOrDefault("HOME", "");
        return home.startsWith("/") ? Path.of(home) : Path.of(System.getProperty("user.home", "."));
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter((OutputStream) stream, true, stream.charset());
    }
}
