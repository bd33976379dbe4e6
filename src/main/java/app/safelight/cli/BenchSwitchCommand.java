package app.safelight.cli;

import app.safelight.engine.Engine;
import app.safelight.engine.GenerationOptions;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Outcome;
import app.safelight.residency.ProcessMemory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Measures how long changing from one model to another takes, and whether memory grows by it.
@Command(
        name = "switch",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = {
            "Changes between models in turns, takes one step with each, and prints for every change how long it took"
                    + " until the first stage began, and the memory that is no file's after it (W9).",
            "The first change also starts PyTorch; the first to each model opens its file."
        })
final class BenchSwitchCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;

    @ParentCommand
    private @Nullable BenchCommand bench;

    @Parameters(arity = "2..*", paramLabel = "MODEL", description = "Checkpoints.")
    private List<String> models = List.of();

    @Option(names = "--changes", paramLabel = "N", description = "How often to change. Default: 11.")
    private int changes = 11;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Converters.Size.class,
            description = "Width and height in pixels. Default: 64x64.")
    private ImageSize size = new ImageSize(64, 64);

    @Mixin
    private ComputingOptions computing = new ComputingOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        RootCommand root = Objects.requireNonNull(bench).root();
        Surroundings around = root.surroundings();
        GenerationOptions options =
                GenerationOptions.NONE.withProfile(computing.profile()).with(computing.computing());
        List<Change> done = new ArrayList<>();
        try (Interruption interruption = Interruption.listen();
                Engine engine = root.startEngine()) {
            for (int i = 0; i < changes; i++) {
                String model = models.get(i % models.size());
                GenerationRequest request = BenchCommand.request("a tulip", model, size, 1);
                FirstStage first = new FirstStage(System.nanoTime());
                if (engine.generate(request, options, first::on, interruption) == Outcome.CANCELLED) {
                    around.err().println("safelight: interrupted.");
                    return RootCommand.INTERRUPTED;
                }
                double seconds = (first.begun - first.asked) / NANOS;
                done.add(new Change(model, seconds, ProcessMemory.anonymous().orElse(0)));
            }
        }
        print(done, around);
        return RootCommand.DONE;
    }

    /// One change to a model: how long until its first stage began, and the memory afterwards.
    private record Change(String model, double seconds, long anonymousBytes) {
        Map<String, Object> report() {
            return Map.of("model", model, "seconds", seconds, "anonymousBytes", anonymousBytes);
        }
    }

    /// Hears when the first stage begins.
    private static final class FirstStage {
        private final long asked;
        private long begun;

        FirstStage(long asked) {
            this.asked = asked;
        }

        void on(GenerationEvent event) {
            if (event instanceof GenerationEvent.StageEntered && begun == 0) {
                begun = System.nanoTime();
            }
        }
    }

    private void print(List<Change> done, Surroundings around) {
        if (json) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("machine", ThisComputer.facts());
            report.put("size", size.toString());
            report.put("changes", done.stream().map(Change::report).toList());
            around.out().println(JsonOutput.text(report));
            return;
        }
        for (Change change : done) {
            around.out()
                    .println("%8.3f s  %7.1f MB  %s"
                            .formatted(change.seconds, change.anonymousBytes / 1e6, Printable.line(change.model)));
        }
    }
}
