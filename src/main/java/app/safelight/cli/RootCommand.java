package app.safelight.cli;

import app.safelight.engine.Engine;
import app.safelight.engine.EngineException;
import app.safelight.request.ProgramVersion;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The program's name, under which the commands stand.
@Command(
        name = "safelight",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "Stable Diffusion without Python: makes pictures from words, on this machine alone.",
        footer = {
            "",
            "Examples:",
            "  safelight generate \"a red tulip in a meadow\" --out tulip.png",
            "  safelight inspect model.safetensors",
            "  safelight recipe tulip.png",
            "  safelight recreate tulip.png -m model.safetensors",
            "",
            "'safelight COMMAND --help' says more about a command.",
            "Exit codes: 0 done, 1 could not be done, 2 wrong usage, 130 interrupted.",
            "Environment: SAFELIGHT_HOME (as --home), SAFELIGHT_ENGINE (as --engine), SAFELIGHT_JAVA (Java to run",
            "with), SAFELIGHT_JAVA_OPTIONS (such as -Xmx4g), SAFELIGHT_LOG (level of the log: warn, info, debug)."
        })
final class RootCommand implements Callable<Integer> {
    static final int DONE = 0;
    static final int IMPOSSIBLE = 1;
    static final int INTERRUPTED = 130;

    private final Surroundings surroundings;
    private final EngineFactory engines;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder for what the program keeps. Default: SAFELIGHT_HOME, else safelight in the XDG data"
                    + " folder.")
    private @Nullable Path home;

    @Option(
            names = "--engine",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "Compute with the PyTorch of this Python environment, or of this folder 'torch', and with CUDA"
                            + " where it can. It must be version 2.7.1; none of its Python is run. Default: SAFELIGHT_ENGINE,"
                            + " else the PyTorch that comes with the program.")
    private @Nullable Path torch;

    RootCommand(Surroundings surroundings, EngineFactory engines) {
        this.surroundings = surroundings;
        this.engines = engines;
    }

    /// Reached when no command is named.
    @Override
    public Integer call() throws WrongUsage {
        throw new WrongUsage("Name a command: generate, recreate, recipe or inspect.");
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /// A running engine, which the caller closes.
    ///
    /// @throws EngineException if it cannot be started
    Engine startEngine() throws EngineException {
        return engines.start(
                home(),
                surroundings.presets(),
                torch != null ? torch : new Folders(surroundings).torch().orElse(null));
    }

    Path home() {
        return home != null ? home : new Folders(surroundings).home();
    }

    /// Tells the user why something could not be done.
    void complain(Throwable failure) {
        Sentences.log(failure);
        surroundings.err().println("safelight: " + Sentences.of(failure));
    }

    /// What `--version` prints.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Safelight " + ProgramVersion.text()};
        }
    }
}
