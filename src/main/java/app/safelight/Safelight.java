package app.safelight;

import app.safelight.cli.Folders;
import app.safelight.cli.Program;
import app.safelight.cli.Surroundings;
import app.safelight.engine.Engine;
import app.safelight.engine.LocalEngine;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.request.ProgramVersion;
import app.safelight.residency.Ledger;
import app.safelight.ui.WorkbenchApp;
import app.safelight.ui.settings.Places;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

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
        System.exit(
                arguments.length == 0
                        ? open(surroundings)
                        : new Program(surroundings, (_, presets) -> engine(presets)).run(arguments));
    }

    private static Engine engine(Path presets) {
        return new LocalEngine(
                () -> DjlBackend.start(new Ledger()), presets.resolve(BUNDLED_MODEL), ProgramVersion.text());
    }

    /// Opens the workbench and waits until it is closed.
    private static int open(Surroundings surroundings) {
        if (!WorkbenchApp.hasDisplay(surroundings.environment())) {
            return refuse(surroundings);
        }
        Folders folders = new Folders(surroundings);
        Places places = new Places(folders.home(), folders.pictures(), surroundings.presets());
        try (Engine engine = engine(surroundings.presets())) {
            new WorkbenchApp(engine, places).run();
            return 0;
        } catch (WorkbenchApp.NoDisplay e) {
            LoggerFactory.getLogger(Safelight.class).debug("The window could not be opened", e);
            return refuse(surroundings);
        }
    }

    private static int refuse(Surroundings surroundings) {
        surroundings
                .err()
                .println("safelight: there is no display to open the window on; 'safelight generate \"a red tulip\"' makes"
                        + " a picture from the command line, and 'safelight --help' says more.");
        return 1;
    }
}
