package app.safelight.cli;

import app.safelight.request.ImageSize;
import app.safelight.request.Precision;
import app.safelight.weights.ModelFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Compares ways of computing with each other, and with another program.
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = {
            "Measures ways of computing in processes of their own, one at a time and in turns, and prints the medians."
                    + " A step is one of Euler with guidance, the first of each process left out.",
            "cpu s are seconds that processors worked, whatever else the machine did meanwhile. RssAnon is the most"
                    + " memory that is no file's; latents that have the same hash are the same to the bit."
        })
final class BenchCompareCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable BenchCommand bench;

    @Parameters(
            paramLabel = "WHAT",
            arity = "0..*",
            converter = ContestName.class,
            description = "profiles, attentions, precisions, batchings: any of them.")
    private List<Contest> contests = List.of();

    @Option(
            names = "--with",
            paramLabel = "OPTIONS",
            description = "One more way: options of 'bench step' in one word, as --with \"--device-budget 700MB\".")
    private List<String> others = List.of();

    @Option(
            names = "--peer",
            paramLabel = "diffusers=PYTHON",
            converter = DiffusersPeer.Named.class,
            description = "Also measure diffusers in the shapes of SD 1.5, with a Python that has it and torch.")
    private @Nullable DiffusersPeer peer;

    @Option(
            names = {"-m", "--model"},
            paramLabel = "PATH",
            description = "Checkpoint. Default: the bundled model.")
    private @Nullable String model;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Converters.Size.class,
            description = "Width and height in pixels. Default: 512x512.")
    private ImageSize size = new ImageSize(512, 512);

    @Option(names = "--steps", paramLabel = "N", description = "Steps of each process, from 2. Default: 3.")
    private int steps = 3;

    @Option(names = "--rounds", paramLabel = "N", description = "Processes of each way. Default: 3.")
    private int rounds = 3;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            converter = ComputingOptions.PrecisionName.class,
            description = "Of all, except where precisions are compared: float32 or bfloat16. Default: float32.")
    private Precision precision = Precision.FLOAT32;

    @Option(names = "--json", description = "Print one JSON object, with every process's figures.")
    private boolean json;

    @Override
    public Integer call() throws WrongUsage, IOException, InterruptedException, ModelFormatException {
        Surroundings around = Objects.requireNonNull(bench).root().surroundings();
        List<Contender> contenders = contenders();
        try (Interruption interruption = Interruption.listen()) {
            Race race = new Race(line -> around.err().println(line), interruption);
            print(new Comparison(race.run(contenders, rounds)), around);
        } catch (CancellationException _) {
            around.err().println("safelight: interrupted.");
            return RootCommand.INTERRUPTED;
        }
        return RootCommand.DONE;
    }

    private List<Contender> contenders() throws WrongUsage {
        if (steps < 2 || rounds < 1) {
            throw new WrongUsage("--steps must be 2 or more, and --rounds 1 or more.");
        }
        Set<Contender> contenders = new LinkedHashSet<>();
        for (Contest contest : contests) {
            contenders.addAll(contest.contenders(options(contest != Contest.PRECISIONS)));
        }
        for (String other : others) {
            List<String> options = options(!other.contains("precision"));
            options.addAll(List.of(other.strip().split("\\s+", -1)));
            contenders.add(Contender.ours(other.strip(), options));
        }
        if (peer != null) {
            contenders.add(peer.contender(precision.label(), size, steps));
        }
        if (contenders.isEmpty()) {
            throw new WrongUsage("Say what to compare: profiles, attentions, precisions, batchings or --with.");
        }
        return List.copyOf(contenders);
    }

    private List<String> options(boolean precise) {
        List<String> options = new ArrayList<>(List.of("--size", size.toString(), "--steps", Integer.toString(steps)));
        if (model != null) {
            options.addAll(List.of("--model", model));
        }
        if (precise) {
            options.addAll(List.of("--precision", precision.label()));
        }
        return options;
    }

    private void print(Comparison comparison, Surroundings around) {
        Map<String, Object> facts = ThisComputer.facts();
        if (!json) {
            around.out()
                    .println(facts.get("processor") + ", " + facts.get("cores") + " cores; commit "
                            + facts.get("commit") + "; " + size + ", " + rounds + " rounds of " + steps + " steps");
            comparison.table().forEach(line -> around.out().println(Printable.line(line)));
            return;
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("machine", facts);
        report.put("model", model == null ? "bundled" : model);
        report.put("size", size.toString());
        report.put("steps", steps);
        report.put("rounds", rounds);
        report.put("contenders", comparison.report());
        around.out().println(JsonOutput.text(report));
    }

    /// A contest by its name.
    static final class ContestName implements picocli.CommandLine.ITypeConverter<Contest> {
        @Override
        public Contest convert(String value) {
            return Names.constant(Contest.values(), value);
        }
    }
}
