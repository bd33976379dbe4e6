package app.safelight.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The group of commands that measure.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = "Measures.",
        hidden = true)
final class BenchCommand implements Callable<Integer> {
    @Override
    public Integer call() throws WrongUsage {
        throw new WrongUsage("Say what to measure.");
    }
}
