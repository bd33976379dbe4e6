package app.safelight.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// The group of commands that measure.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "Measures.",
        subcommands = {
            BenchSyntheticCommand.class,
            BenchStepCommand.class,
            BenchCompareCommand.class,
            BenchProbeCommand.class,
            BenchSwitchCommand.class
        },
        hidden = true)
final class BenchCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable RootCommand root;

    @Override
    public Integer call() throws WrongUsage {
        throw new WrongUsage(
                "Say what to measure: step, compare, switch, probe or ui, or write a model to measure with:"
                        + " synthetic.");
    }

    RootCommand root() {
        return Objects.requireNonNull(root, "picocli gives commands their parent");
    }
}
