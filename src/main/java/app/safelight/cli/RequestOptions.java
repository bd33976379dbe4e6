package app.safelight.cli;

import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Prediction;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.request.Tuning;
import app.safelight.store.ImportedRequest;
import app.safelight.store.Preset;
import app.safelight.store.Recipe;
import app.safelight.store.RequestJson;
import app.safelight.store.SamplerNames;
import app.safelight.store.StoreException;
import app.safelight.store.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options that say what a picture should be. Whatever is not given comes from the request or recipe file, and
/// else from the preset of the bundled model, or the usual values for a model of one's own.
final class RequestOptions {
    private static final int USUAL_STEPS = 20;
    private static final double USUAL_CFG = 7;

    @Parameters(arity = "0..1", paramLabel = "PROMPT", description = "What the picture should show.")
    private @Nullable String prompt;

    @Option(
            names = {"-n", "--negative"},
            paramLabel = "TEXT",
            description = "What it should stay away from. Default: nothing.")
    private @Nullable String negative;

    @Option(
            names = {"-m", "--model"},
            paramLabel = "PATH",
            description = "Checkpoint: .safetensors, .ckpt or a diffusers folder. Default: the bundled model.")
    private @Nullable String model;

    @Option(
            names = "--prediction",
            paramLabel = "KIND",
            converter = Converters.PredictionName.class,
            description = "What the model predicts, epsilon or v. Default: what the checkpoint says.")
    private @Nullable Prediction prediction;

    @Option(
            names = "--sampler",
            paramLabel = "NAME",
            completionCandidates = Choices.Samplers.class,
            description = "${COMPLETION-CANDIDATES}; in any spelling (dpmpp_2m, euler_a), or with its schedule as one"
                    + " name (\"DPM++ 2M Karras\"). Default: DPM++ 2M.")
    private @Nullable String sampler;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            completionCandidates = Choices.Schedules.class,
            description = "Noise levels: ${COMPLETION-CANDIDATES}. Default: Karras for the bundled model, else"
                    + " Automatic, which means the sampler's usual one.")
    private @Nullable String schedule;

    @Option(names = "--steps", paramLabel = "N", description = "Sampler steps, 1 to 1000. Default: 20.")
    private @Nullable Integer steps;

    @Option(
            names = "--cfg",
            paramLabel = "SCALE",
            description = "How closely to follow the prompt, 0 to 100. Default: 5 for the bundled model, else 7.")
    private @Nullable Double cfg;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Where the noise begins: the same seed gives the same picture. Default: -1, a random one;"
                    + " the one used is in the picture's recipe.")
    private @Nullable String seed;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Converters.Size.class,
            description = "Width and height in pixels, multiples of 8. Default: the model's own.")
    private @Nullable ImageSize size;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many pictures; each has the seed of the one before plus 1. Default: 1.")
    private @Nullable Integer count;

    @Option(
            names = "--request",
            paramLabel = "FILE",
            description = "Take the whole request from a JSON file. Options given beside it win.")
    private @Nullable Path requestFile;

    @Option(
            names = "--infotext",
            paramLabel = "FILE",
            description = "Take prompt and settings from a text as AUTOMATIC1111 writes it into pictures, and as"
                    + " 'safelight recipe' prints it. Options given beside it win.")
    private @Nullable Path infotext;

    @Mixin
    private StartOptions start = new StartOptions();

    @ArgGroup(validate = false, heading = "%nThe picture to start from, further:%n")
    private PictureEffects effects = new PictureEffects();

    @ArgGroup(validate = false, heading = "%nA second pass at a larger size (hires fix):%n")
    private HiresOptions hires = new HiresOptions();

    @ArgGroup(validate = false, heading = "%nPrompts and guidance:%n")
    private PromptOptions prompts = new PromptOptions();

    @ArgGroup(validate = false, heading = "%nNoise:%n")
    private NoiseOptions noise = new NoiseOptions();

    @ArgGroup(validate = false, heading = "%nSampler and schedule:%n")
    private SamplerOptions dials = new SamplerOptions();

    @ArgGroup(validate = false, heading = "%nNetworks:%n")
    private NetworkOptions network = new NetworkOptions();

    /// What was asked.
    ///
    /// @param presets folder of the bundled model's preset
    /// @param kept the request of the run that is resumed; null where none is
    /// @throws IllegalArgumentException if options are missing, clash or are out of range
    /// @throws StoreException if a file cannot be read
    ImportedRequest ask(Path presets, @Nullable GenerationRequest kept) throws StoreException {
        if (Stream.of(requestFile, infotext, kept).filter(Objects::nonNull).count() > 1) {
            throw new IllegalArgumentException("of --request, --infotext and --resume only one can be given");
        }
        if (kept != null) {
            return new ImportedRequest(override(kept), List.of());
        }
        if (requestFile != null) {
            return new ImportedRequest(override(RequestJson.read(requestFile)), List.of());
        }
        GenerationRequest usual = usual(presets);
        if (infotext != null) {
            Recipe recipe = Recipe.parse(TextFile.read(infotext));
            ImportedRequest imported = ImportedRequest.of(recipe, usual.withStart(start.override(usual.start())));
            return new ImportedRequest(override(imported.request()), imported.ignored());
        }
        if (prompt == null) {
            throw new IllegalArgumentException("a PROMPT is missing: say what the picture should show");
        }
        return new ImportedRequest(override(usual), List.of());
    }

    private GenerationRequest usual(Path presets) throws StoreException {
        if (model != null) {
            return new GenerationRequest(
                    "",
                    "",
                    model,
                    null,
                    SamplerType.DPMPP_2M,
                    ScheduleType.AUTOMATIC,
                    USUAL_STEPS,
                    USUAL_CFG,
                    Seeds.any(),
                    null,
                    1);
        }
        Preset preset = Preset.bundled(presets);
        return new GenerationRequest(
                "",
                "",
                null,
                null,
                preset.sampler(),
                preset.schedule(),
                preset.steps(),
                preset.cfgScale(),
                Seeds.any(),
                preset.size(),
                1);
    }

    private GenerationRequest override(GenerationRequest base) {
        var names = SamplerNames.split(
                Objects.requireNonNullElse(sampler, base.sampler().label()),
                schedule != null ? schedule : base.schedule().label());
        return new GenerationRequest(
                Objects.requireNonNullElse(prompt, base.prompt()),
                Objects.requireNonNullElse(negative, base.negativePrompt()),
                model != null ? model : base.model(),
                prediction != null ? prediction : base.prediction(),
                SamplerNames.sampler(names.sampler()),
                SamplerNames.schedule(names.schedule()),
                Objects.requireNonNullElse(steps, base.steps()),
                Objects.requireNonNullElse(cfg, base.cfgScale()),
                seed(base),
                size != null ? size : base.size(),
                Objects.requireNonNullElse(count, base.count()),
                effects.override(start.override(base.start())),
                network.override(base.autoencoder()),
                hires.override(base.hires()),
                override(base.tuning()));
    }

    private Tuning override(Tuning base) {
        return new Tuning(
                prompts.override(base.prompts()),
                noise.override(base.noise()),
                dials.override(base.sampling()),
                prompts.override(base.guidance()),
                network.override(base.network()));
    }

    private long seed(GenerationRequest base) {
        return seed == null ? base.seed() : Seeds.read("seed", seed);
    }
}
