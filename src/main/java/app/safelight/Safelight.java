package app.safelight;

import app.safelight.cli.EngineFactory;
import app.safelight.cli.Folders;
import app.safelight.cli.OwnProgram;
import app.safelight.cli.Program;
import app.safelight.cli.Surroundings;
import app.safelight.engine.Engine;
import app.safelight.engine.LocalEngine;
import app.safelight.engine.ProbedMachine;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.engine.djl.Trial;
import app.safelight.request.ProgramVersion;
import app.safelight.residency.Ledger;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Program entry and composition root: the only place that knows which engine there is.
public final class Safelight {
    private static final String BUNDLED_MODEL = "pocket-garden.safetensors";

    private Safelight() {}

    /// Runs the program and ends the virtual machine with its exit code.
    public static void main(String[] arguments) {
        // asked by scripts again and again: not worth loading the command line's machinery
        if (List.of(arguments).equals(List.of("--version"))) {
            System.out.println("Safelight " + ProgramVersion.text());
            return;
        }
        Surroundings surroundings = Surroundings.ofProcess();
        if (List.of(arguments).equals(List.of(ChildEngine.ARGUMENT))) {
            Folders folders = new Folders(surroundings);
            Path torch = folders.torch().orElse(null);
            ChildEngine.serve(() -> engine(folders.home(), surroundings.presets(), torch));
            return;
        }
        if (List.of(arguments).equals(List.of(OwnProgram.TRIAL))) {
            System.out.println(Trial.run());
            return;
        }
        EngineFactory engines = Safelight::engine;
        System.exit(
                arguments.length == 0
                        ? new Workbench(surroundings, engines).open()
                        : new Program(surroundings, engines)
                                .measuring(new BenchUiCommand(surroundings))
                                .run(arguments));
    }

    private static Engine engine(Path home, Path presets, @Nullable Path torch) {
        ProbedMachine machine = ProbedMachine.remembered(home).orElseGet(ProbedMachine::unknown);
        return new LocalEngine(
                () -> DjlBackend.start(new Ledger(), machine, torch),
                presets.resolve(BUNDLED_MODEL),
                ProgramVersion.text(),
                new StoredPictures());
    }
}
