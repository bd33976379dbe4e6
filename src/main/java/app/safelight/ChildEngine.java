package app.safelight;

import app.safelight.cli.OwnProgram;
import app.safelight.engine.Engine;
import app.safelight.engine.EngineException;
import app.safelight.engine.remote.EngineServer;
import app.safelight.engine.remote.RemoteEngine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/// This program as its own engine process: how it is started, and what it does then.
final class ChildEngine {
    /// The first argument that makes this program an engine process.
    static final String ARGUMENT = "engine";

    private static final Path NICE = Path.of("/usr/bin/nice");
    private static final String NICENESS = "10";

    private ChildEngine() {}

    /// An engine in a process of its own.
    ///
    /// @throws EngineException if it cannot be started
    static Engine start() throws EngineException {
        ProcessBuilder process = OwnProgram.process(List.of(ARGUMENT));
        process.command(nice(process.command()));
        return new RemoteEngine(process::start);
    }

    /// Serves whoever started this process, until its input ends, then ends the process. Nothing but answers reaches
    /// standard output: whatever else prints there is sent to standard error.
    static void serve(Supplier<Engine> engine) {
        PrintStream answers = System.out;
        System.setOut(System.err);
        int status = 0;
        try {
            new EngineServer(engine.get(), answers).serve(System.in);
        } catch (IOException e) {
            LoggerFactory.getLogger(ChildEngine.class).error("The engine cannot go on: {}", e.getMessage());
            status = 1;
        }
        // at once: a step can take minutes, and nobody waits for it any more
        Runtime.getRuntime().halt(status);
    }

    /// The command, with less claim to the processor than the window, which must stay smooth, where the system has a
    /// way to say so.
    private static List<String> nice(List<String> command) {
        if (!Files.isExecutable(NICE)) {
            return command;
        }
        return Stream.concat(Stream.of(NICE.toString(), "-n", NICENESS), command.stream())
                .toList();
    }
}
