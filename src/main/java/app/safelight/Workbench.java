package app.safelight;

import app.safelight.cli.EngineFactory;
import app.safelight.cli.Folders;
import app.safelight.cli.Program;
import app.safelight.cli.Surroundings;
import app.safelight.engine.EngineException;
import app.safelight.store.Preset;
import app.safelight.store.StoreException;
import app.safelight.ui.WorkbenchApp;
import app.safelight.ui.settings.Places;
import org.slf4j.LoggerFactory;

/// What the program does without arguments: opens the window, with the engine in a process of its own, and where there
/// is nothing to open it on says so and makes a first picture from the command line.
final class Workbench {
    private final Surroundings surroundings;
    private final EngineFactory engines;

    /// @param engines the engine in this process, for the picture without a window
    Workbench(Surroundings surroundings, EngineFactory engines) {
        this.surroundings = surroundings;
        this.engines = engines;
    }

    /// Opens the workbench and waits until it is closed.
    ///
    /// @return the exit code
    int open() {
        if (!WorkbenchApp.hasDisplay(surroundings.environment())) {
            return picture("there is no display to open the window on");
        }
        Folders folders = new Folders(surroundings);
        Places places = new Places(folders.home(), folders.pictures(), surroundings.presets());
        try {
            new WorkbenchApp(ChildEngine.start(), places).run();
            return 0;
        } catch (WorkbenchApp.NoWindow e) {
            LoggerFactory.getLogger(Workbench.class).debug("The window could not be opened", e);
            return picture(String.valueOf(e.getMessage()));
        } catch (EngineException e) {
            LoggerFactory.getLogger(Workbench.class).debug("The engine could not be started", e);
            surroundings.err().println("safelight: the engine could not be started: " + e.getMessage());
            return 1;
        }
    }

    /// Makes the picture that the window's first Generate would make.
    private int picture(String reason) {
        try {
            String prompt = Preset.bundled(surroundings.presets()).prompts().getFirst();
            surroundings
                    .err()
                    .println("safelight: " + reason + ". This is a picture from the command line instead, as"
                            + " 'safelight generate \"" + prompt + "\"' makes it; 'safelight --help' says more.");
            return new Program(surroundings, engines).run("generate", prompt);
        } catch (StoreException e) {
            surroundings.err().println("safelight: " + reason + "; " + e.getMessage());
            return 1;
        }
    }
}
