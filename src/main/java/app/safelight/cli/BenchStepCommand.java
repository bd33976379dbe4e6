package app.safelight.cli;

import app.safelight.engine.Engine;
import app.safelight.engine.GenerationOptions;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Outcome;
import app.safelight.residency.ProcessMemory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Measures how long the stages of a picture take.
@Command(
        name = "step",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = {
            "Makes one picture, keeps nothing of it, and prints how many seconds each part took.",
            "A step is one of Euler with guidance (CFG 7), so it runs the UNet on two latents. The first step also"
                    + " loads the weights. Opening includes starting PyTorch; decoding includes what is left to do of"
                    + " the model's hash, which is computed beside the work."
        })
final class BenchStepCommand implements Callable<Integer> {
    private static final String PROMPT = "a photograph of an astronaut riding a horse";

    @ParentCommand
    private @Nullable BenchCommand bench;

    @Option(
            names = {"-m", "--model"},
            paramLabel = "PATH",
            description = "Checkpoint. Default: the bundled model.")
    private @Nullable String model;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Converters.Size.class,
            description = "Width and height in pixels, multiples of 8. Default: the model's own.")
    private @Nullable ImageSize size;

    @Option(names = "--steps", paramLabel = "N", description = "Steps, 1 to 1000. Default: 3.")
    private int steps = 3;

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            description = "What to draw, such as <lora:NAME:1>, to see what a network costs.")
    private String prompt = PROMPT;

    @Mixin
    private FolderOptions networks = new FolderOptions();

    @Option(names = "--save-latent", paramLabel = "FILE", description = "Keep the final latent, to compare.")
    private @Nullable Path saveLatent;

    @Mixin
    private ComputingOptions computing = new ComputingOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        RootCommand root = Objects.requireNonNull(bench).root();
        Surroundings around = root.surroundings();
        GenerationRequest request = BenchCommand.request(prompt, model, size, steps);
        try (Interruption interruption = Interruption.listen();
                Progress progress = new Progress(around.err(), System::nanoTime, around.watched())) {
            StageTimes times = new StageTimes(System::nanoTime);
            StageTimes work = new StageTimes(ProcessorTime::nanos);
            Usages usages = new Usages();
            try (Engine engine = root.startEngine()) {
                Outcome outcome = engine.generate(
                        request,
                        options().with(networks.folders(model, root.home())),
                        event -> {
                            times.on(event);
                            work.on(event);
                            usages.on(event);
                            progress.on(event);
                        },
                        interruption);
                if (outcome == Outcome.CANCELLED) {
                    around.err().println("safelight: interrupted.");
                    return RootCommand.INTERRUPTED;
                }
            }
            print(report(times, work, usages), around);
        }
        return RootCommand.DONE;
    }

    private GenerationOptions options() throws WrongUsage {
        try {
            return new GenerationOptions(null, null, Map.of(), saveLatent, computing.profile())
                    .with(computing.computing());
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(e.getMessage() + ".", e);
        }
    }

    private Map<String, Object> report(StageTimes times, StageTimes work, Usages usages) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("model", model == null ? "bundled" : model);
        report.put("size", times.size().toString());
        report.put("steps", steps);
        report.put("openSeconds", times.open());
        report.put("textSeconds", times.text());
        report.put("firstStepSeconds", times.firstStep());
        times.medianStep().ifPresent(seconds -> report.put("furtherStepSeconds", seconds));
        report.put("decodeSeconds", times.decode());
        work.medianStep().ifPresent(seconds -> report.put("furtherStepProcessorSeconds", seconds));
        report.put("decodeProcessorSeconds", work.decode());
        report.putAll(usages.report());
        ProcessMemory.peak().ifPresent(bytes -> report.put("peakResidentBytes", bytes));
        return report;
    }

    private void print(Map<String, Object> report, Surroundings around) {
        if (json) {
            around.out().println(JsonOutput.text(report));
            return;
        }
        BenchCommand.print(report, around.out());
    }
}
