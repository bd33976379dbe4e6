package app.safelight.cli;

import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.io.PrintWriter;
import java.util.Map;
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
    private static final double CFG = 7;

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

    /// One of Euler with guidance, which is what is measured.
    static GenerationRequest request(String prompt, @Nullable String model, @Nullable ImageSize size, int steps)
            throws WrongUsage {
        try {
            return new GenerationRequest(
                    prompt, "", model, null, SamplerType.EULER, ScheduleType.AUTOMATIC, steps, CFG, 0, size, 1);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(e.getMessage() + ".", e);
        }
    }

    /// Lines of a report for people.
    static void print(Map<String, Object> report, PrintWriter out) {
        report.forEach((name, value) -> {
            String text = value instanceof Double seconds ? "%.3f".formatted(seconds) : value.toString();
            out.println("%-20s %s".formatted(name, Printable.line(text)));
        });
    }
}
