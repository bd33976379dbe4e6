package app.safelight.cli;

import app.safelight.engine.Engine;
import app.safelight.engine.EngineException;
import app.safelight.engine.GenerationOptions;
import app.safelight.request.GenerationEvent.PictureDone;
import app.safelight.request.Outcome;
import app.safelight.request.Profile;
import app.safelight.store.StoreException;
import app.safelight.weights.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes pictures again from the recipes inside them.
@Command(
        name = "recreate",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        description = {
            "Makes a picture again from the recipe inside it and says how far it is from the original.",
            "What the recipe cannot hold, or leaves out, can be given as options; they win over it."
        },
        footer = {
            "",
            "Examples:",
            "  safelight recreate tulip.png",
            "  safelight recreate castle.png -m model.safetensors --vae vae.safetensors --out again.png",
            "  safelight recreate painted.png -m model.safetensors --init castle.png --mask mask.png --json"
        })
final class RecreateCommand implements Callable<Integer> {
    private final RootCommand root;

    @Parameters(arity = "0..*", paramLabel = "PICTURE", description = "PNG, JPEG or WebP files with a recipe inside.")
    private List<Path> pictures = List.of();

    @Option(
            names = {"-m", "--model"},
            paramLabel = "PATH",
            description =
                    "Checkpoint: .safetensors, .ckpt or a diffusers folder. Default: the bundled model, for its own"
                            + " pictures.")
    private @Nullable String model;

    @Option(
            names = "--latent",
            paramLabel = "FILE",
            description = "Also compare the last latent with this one: safetensors 'latent' and, for a batch, 'noise'.")
    private @Nullable Path latent;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE|DIR",
            description = "Keep what was made: a name that ends in .png, or a folder. Default: it is not kept.")
    private @Nullable String out;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            converter = Converters.ProfileName.class,
            description = "How much of the model stays in memory: full, medvram, lowvram or auto. Default: medvram.")
    private Profile profile = Profile.MEDVRAM;

    @Option(
            names = "--json",
            description = "Print one JSON object: picture, width, height, maxAbsDiff, meanAbsDiff, shareEqual,"
                    + " shareWithinOne, latentMaxAbsDiff, seconds, unknown, notes; for more than one picture"
                    + " 'pictures', a list of such.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print nothing but results and errors.")
    private boolean quiet;

    @Option(
            names = "--help-all",
            help = true,
            description = "Show this help with all the finer options, which can say what a recipe leaves out.")
    private boolean helpAll;

    @Mixin
    private FinerOptions finer = new FinerOptions();

    @Spec
    private @Nullable CommandSpec spec;

    RecreateCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        Surroundings around = root.surroundings();
        if (helpAll) {
            around.out().print(MoreHelp.all(Objects.requireNonNull(spec).commandLine()));
            return RootCommand.DONE;
        }
        if (pictures.isEmpty()) {
            throw new WrongUsage("Name a PICTURE to make again.");
        }
        Destination destination = destination();
        Map<Path, Recreation> wanted = new LinkedHashMap<>();
        RecreateReport report = new RecreateReport(root, new RecreateReport.Style(json, quiet));
        for (Path picture : pictures) {
            try {
                wanted.put(picture, Recreation.of(picture, model, finer, around.presets()));
            } catch (IllegalArgumentException e) {
                throw new WrongUsage(e.getMessage() + ".", e);
            } catch (StoreException e) {
                report.fail(picture, e);
            }
        }
        boolean interrupted = !wanted.isEmpty() && makeAll(wanted, destination, report);
        report.end(pictures);
        int done = report.failed() ? RootCommand.IMPOSSIBLE : RootCommand.DONE;
        return interrupted ? RootCommand.INTERRUPTED : done;
    }

    /// Makes all pictures again.
    ///
    /// @return whether that was interrupted
    private boolean makeAll(Map<Path, Recreation> wanted, @Nullable Destination destination, RecreateReport report)
            throws Exception {
        Surroundings around = root.surroundings();
        try (Interruption interruption = Interruption.listen();
                Progress progress = new Progress(around.err(), System::nanoTime, around.watched() && !quiet);
                Engine engine = root.engines().start(root.home(), around.presets())) {
            int number = 0;
            for (Recreation each : wanted.values()) {
                try {
                    Recreated recreated = again(each, number, destination, new Work(engine, progress, interruption));
                    progress.end();
                    if (recreated == null) {
                        return true;
                    }
                    report.tell(recreated);
                } catch (StoreException | ModelFormatException | EngineException | IOException e) {
                    progress.end();
                    report.fail(each.picture(), e);
                }
                number++;
            }
        }
        return false;
    }

    /// What makes pictures.
    private record Work(Engine engine, Progress progress, Interruption interruption) {}

    private @Nullable Destination destination() throws WrongUsage, StoreException, IOException {
        if (out == null) {
            return null;
        }
        Destination destination;
        try {
            destination = Destination.of(out, pictures.size());
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(e.getMessage() + ".", e);
        }
        for (Path picture : pictures) {
            if (Files.exists(Path.of(out)) && Files.exists(picture) && Files.isSameFile(Path.of(out), picture)) {
                throw new WrongUsage("--out " + out + " is the picture itself: choose another name.");
            }
        }
        destination.check();
        return destination;
    }

    /// Makes a picture again and measures how far it is from the original.
    ///
    /// @return null if that was interrupted
    private @Nullable Recreated again(Recreation wanted, int number, @Nullable Destination destination, Work work)
            throws StoreException, ModelFormatException, EngineException, IOException {
        long start = System.nanoTime();
        Path kept = latent == null ? null : Files.createTempFile("safelight", ".safetensors");
        try {
            PictureDone done = make(wanted, kept, work);
            if (done == null) {
                return null;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Path file = destination == null
                    ? null
                    : destination.write(number, done.request().seed(), done.raster(), Recreated.recipe(done));
            Double distance = latent == null || kept == null ? null : LatentDistance.of(kept, latent);
            return new Recreated(wanted, done, wanted.distance(done.raster()), distance, seconds, file);
        } finally {
            if (kept != null) {
                Files.deleteIfExists(kept);
            }
        }
    }

    private @Nullable PictureDone make(Recreation wanted, @Nullable Path kept, Work work)
            throws ModelFormatException, EngineException, IOException {
        List<PictureDone> done = new ArrayList<>();
        Outcome outcome = work.engine()
                .generate(
                        wanted.asked().request(),
                        new GenerationOptions(null, null, Map.of(), kept, profile),
                        event -> {
                            work.progress().on(event);
                            if (event instanceof PictureDone picture) {
                                done.add(picture);
                            }
                        },
                        work.interruption());
        return outcome == Outcome.DONE ? done.getFirst() : null;
    }
}
