package app.safelight;

import app.safelight.cli.Folders;
import app.safelight.cli.Surroundings;
import app.safelight.engine.Engine;
import app.safelight.engine.EngineException;
import app.safelight.ui.WorkbenchApp;
import app.safelight.ui.settings.Places;
import org.slf4j.LoggerFactory;

/// Opens the window, with the engine in a process of its own.
final class Workbench {
    private Workbench() {}

    /// Opens the workbench and waits until it is closed.
    ///
    /// @return the exit code: 1 where there is nothing to open a window on
    static int open(Surroundings surroundings) {
        if (!WorkbenchApp.hasDisplay(surroundings.environment())) {
            return refuse(surroundings);
        }
        Folders folders = new Folders(surroundings);
        Places places = new Places(folders.home(), folders.pictures(), surroundings.presets());
        try (Engine engine = ChildEngine.start()) {
            new WorkbenchApp(engine, places).run();
            return 0;
        } catch (WorkbenchApp.NoDisplay e) {
            LoggerFactory.getLogger(Workbench.class).debug("The window could not be opened", e);
            return refuse(surroundings);
        } catch (EngineException e) {
            LoggerFactory.getLogger(Workbench.class).debug("The engine could not be started", e);
            surroundings.err().println("safelight: the engine could not be started: " + e.getMessage());
            return 1;
        }
    }

    private static int refuse(Surroundings surroundings) {
        surroundings
                .err()
                .println(
                        "safelight: there is no display to open the window on; 'safelight generate \"a red tulip\"' makes"
                                + " a picture from the command line, and 'safelight --help' says more.");
        return 1;
    }
}
