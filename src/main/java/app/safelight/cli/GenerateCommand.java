package app.safelight.cli;

import app.safelight.engine.Engine;
import app.safelight.engine.GenerationOptions;
import app.safelight.engine.KeptState;
import app.safelight.request.Computing;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Outcome;
import app.safelight.store.ImportedRequest;
import app.safelight.store.Place;
import app.safelight.store.RequestJson;
import app.safelight.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Makes pictures.
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        versionProvider = RootCommand.Version.class,
        description = {
            "Makes pictures from a prompt and prints where they are.",
            "Each PNG has its recipe inside: 'safelight recipe' prints it."
        })
final class GenerateCommand implements Callable<Integer> {
    private static final String REQUEST = "request";

    private final RootCommand root;

    @Mixin
    private RequestOptions wanted = new RequestOptions();

    @Mixin
    private FinerOptions finer = new FinerOptions();

    @Mixin
    private WordOptions words = new WordOptions();

    @Mixin
    private FolderOptions networks = new FolderOptions();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE|DIR",
            description = "A name that ends in .png, of which an older picture is replaced, or a folder, which gets"
                    + " numbered files. Default: Safelight in your pictures folder.")
    private @Nullable String out;

    @Option(
            names = "--save-latent",
            paramLabel = "FILE",
            description = "Also keep the first noise and the last latent, as safetensors 'noise' and 'latent'.")
    private @Nullable Path saveLatent;

    @Option(
            names = "--save-state",
            paramLabel = "FILE",
            description = "Keep the sampler's state after each step, so that --resume can go on from there.")
    private @Nullable Path saveState;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Go on from a state that --save-state kept, with the request it was kept for. Options given"
                    + " beside it win: another prompt branches off from that step.")
    private @Nullable Path resume;

    @Mixin
    private ComputingOptions computing = new ComputingOptions();

    @Option(
            names = "--help-all",
            help = true,
            description = "Show this help with all the finer options: hires fix, painting, noise, sampler, prompts,"
                    + " networks.")
    private boolean helpAll;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object about what was made.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print nothing but errors.")
    private boolean quiet;

    GenerateCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws Exception {
        Surroundings around = root.surroundings();
        if (helpAll) {
            around.out().print(MoreHelp.all(Objects.requireNonNull(spec).commandLine()));
            return RootCommand.DONE;
        }
        Folders folders = new Folders(around);
        KeptState kept = resume == null ? null : KeptState.read(resume);
        ImportedRequest asked;
        Destination destination;
        Computing how;
        try {
            how = computing.computing();
            asked = worded(wanted.ask(finer, around.presets(), kept == null ? null : requestOf(kept)));
            int count = asked.request().count();
            destination = out == null ? new Destination.Folder(folders.pictures()) : Destination.of(out, count);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(e.getMessage() + ".", e);
        }
        checkPlaces(destination);
        noteIgnored(asked.ignored(), around);
        return make(asked, options(asked.request(), kept, how), new PictureKeeper(destination), around);
    }

    /// Says of the first picture what it was made with otherwise than its recipe says.
    private void noteOthers(GenerationEvent event, Surroundings around) {
        if (event instanceof GenerationEvent.PictureDone done && done.picture() == 0 && !quiet) {
            wanted.recipeFiles()
                    .map(files -> files.others(done.provenance()))
                    .orElse(List.of())
                    .forEach(sentence -> around.err().println("safelight: " + Printable.line(sentence)));
        }
    }

    private ImportedRequest worded(ImportedRequest asked) throws StoreException {
        GenerationRequest styled = words.styled(asked.request(), root.home());
        return new ImportedRequest(words.drawn(styled, wanted, root.home()), asked.ignored());
    }

    /// Finds out before the work, not after it, that its results could not be kept.
    private void checkPlaces(Destination destination) throws StoreException {
        destination.check();
        if (saveLatent != null) {
            Place.checkFile(saveLatent);
        }
        if (saveState != null) {
            Place.checkFile(saveState);
        }
    }

    /// The request a state was kept for.
    private GenerationRequest requestOf(KeptState kept) throws StoreException {
        Path file = Objects.requireNonNull(resume);
        String request = kept.notes().get(REQUEST);
        if (request == null) {
            throw new StoreException(file + " does not say which request it belongs to.");
        }
        return RequestJson.parse(request, file);
    }

    private void noteIgnored(List<String> ignored, Surroundings around) {
        if (!ignored.isEmpty() && !quiet) {
            around.err()
                    .println("safelight: the recipe also says what is not understood yet, so the picture can differ: "
                            + Printable.line(String.join(", ", ignored)) + ".");
        }
    }

    private GenerationOptions options(GenerationRequest request, @Nullable KeptState kept, Computing how) {
        Map<String, String> notes = saveState == null ? Map.of() : Map.of(REQUEST, RequestJson.write(request));
        return new GenerationOptions(kept, saveState, notes, saveLatent, computing.profile())
                .with(how)
                .with(networks.folders(request.model(), root.home()));
    }

    private int make(ImportedRequest asked, GenerationOptions options, PictureKeeper keeper, Surroundings around)
            throws Exception {
        long start = System.nanoTime();
        try (Interruption interruption = Interruption.listen();
                Progress progress = new Progress(around.err(), System::nanoTime, around.watched() && !quiet);
                Engine engine = root.startEngine()) {
            Outcome outcome = engine.generate(
                    asked.request(),
                    options,
                    event -> {
                        progress.on(event);
                        noteRemark(event, asked.request().count(), around);
                        noteOthers(event, around);
                        keeper.on(event).filter(_ -> !json && !quiet).ifPresent(file -> show(file, around));
                    },
                    interruption);
            progress.end();
            if (json) {
                double seconds = (System.nanoTime() - start) / 1e9;
                around.out().println(JsonOutput.text(keeper.report(outcome, seconds, asked.ignored())));
            }
            if (outcome == Outcome.CANCELLED) {
                noteInterruption(around, progress);
            }
            return outcome == Outcome.DONE ? RootCommand.DONE : RootCommand.INTERRUPTED;
        } catch (PictureKeeper.NotKept e) {
            throw e.reason();
        }
    }

    private static void show(Path file, Surroundings around) {
        around.out().println(Printable.line(file.toString()));
    }

    private void noteRemark(GenerationEvent event, int count, Surroundings around) {
        if (event instanceof GenerationEvent.Remarked said && !quiet) {
            String which = count > 1 ? "picture " + (said.picture() + 1) + ": " : "";
            around.err().println("safelight: " + which + Sentences.of(said));
        }
    }

    private void noteInterruption(Surroundings around, Progress progress) {
        if (!quiet) {
            around.err()
                    .println("safelight: interrupted."
                            + (saveState == null || !progress.hasStepped()
                                    ? ""
                                    : " Go on with --resume " + Printable.line(saveState + ".")));
        }
    }
}
