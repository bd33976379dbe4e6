package app.safelight.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/// One run of the program in a test: what it printed and how it ended.
record CommandRun(int code, String out, String err) {
    static CommandRun of(Path user, EngineFactory engines, String... arguments) {
        return of(user, false, engines, arguments);
    }

    static CommandRun watched(Path user, EngineFactory engines, String... arguments) {
        return of(user, true, engines, arguments);
    }

    private static CommandRun of(Path user, boolean watched, EngineFactory engines, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                new PrintWriter(out), new PrintWriter(err), watched, Map.of(), user, Path.of("presets"));
        int code = new Program(surroundings, engines).run(arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }
}
