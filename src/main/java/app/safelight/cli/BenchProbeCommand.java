package app.safelight.cli;

import app.safelight.engine.MachineProbe;
import app.safelight.engine.ProbedMachine;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Finds out which numbers this machine computes fastest with, and remembers it.
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = {
            "Tries float32 and bfloat16 in a process of its own, which may die of what the processor announces and"
                    + " does not have, and remembers what precision auto takes from then on.",
            "Until this was run, auto is float32."
        })
final class BenchProbeCommand implements Callable<Integer> {
    private static final long SECONDS = 30;

    @ParentCommand
    private @Nullable BenchCommand bench;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        RootCommand root = Objects.requireNonNull(bench).root();
        ProbedMachine machine = new MachineProbe(() -> OwnProgram.process(List.of(OwnProgram.TRIAL)), SECONDS).run();
        machine.remember(root.home());
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("processor", machine.processor());
        report.put("precision", machine.precision().label());
        report.put("instructions", machine.instructions().isEmpty() ? "all" : machine.instructions());
        if (json) {
            root.surroundings().out().println(JsonOutput.text(report));
        } else {
            BenchCommand.print(report, root.surroundings().out());
        }
        return RootCommand.DONE;
    }
}
