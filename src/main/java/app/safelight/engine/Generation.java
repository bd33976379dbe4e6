package app.safelight.engine;

import app.safelight.diffusion.Conditioning;
import app.safelight.diffusion.Guidance;
import app.safelight.diffusion.Latent;
import app.safelight.diffusion.LatentPreview;
import app.safelight.diffusion.Network;
import app.safelight.diffusion.SamplerState;
import app.safelight.engine.image.ChangeMask;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelStage;
import app.safelight.request.Outcome;
import app.safelight.request.Raster;
import app.safelight.request.Remark;
import app.safelight.weights.ModelDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One request on its way to pictures: text encoder, then for each picture UNet and autoencoder.
final class Generation {
    private final OpenModel model;
    private final PromptTokenizer tokenizer;
    private final GenerationOptions options;
    private final GenerationListener listener;
    private final Cancellation cancellation;
    private final String version;
    private final PictureReader pictures;

    Generation(
            OpenModel model,
            PromptTokenizer tokenizer,
            GenerationOptions options,
            GenerationListener listener,
            Cancellation cancellation,
            String version,
            PictureReader pictures) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.options = options;
        this.listener = listener;
        this.cancellation = cancellation;
        this.version = version;
        this.pictures = pictures;
    }

    /// The prompts as the UNet takes them.
    private record Prompts(Conditioning positive, Conditioning negative) {}

    /// Makes the pictures.
    Outcome run(GenerationRequest asked, StagedModel stages) throws EngineException, IOException {
        ModelDescription description = model.checkpoint().description();
        GenerationRequest request = new StartSize(pictures).settled(asked, new ModelDefaults(description));
        ImageSize size = Objects.requireNonNull(request.size(), "size");
        KeptState resumed = options.resume();
        int first = resumed == null ? 0 : resumed.picture();
        Path saveLatent = options.saveLatent();
        LatentFile latents = new LatentFile();
        Starts starts = new Starts(size, description.variant(), pictures);
        starts.check(request);
        starts.picture(request.single(first));
        Prompts prompts = prompts(request, size, stages);
        for (int i = first; i < request.count(); i++) {
            GenerationRequest single = request.single(i);
            StartingPicture picture = starts.picture(single);
            StartLatents start = starts.latents(picture, stages, () -> entering(ModelStage.FIRST_STAGE));
            remark(i, picture == null ? null : picture.remark(), "");
            SamplerPlan plan = SamplerPlan.of(single, size, description);
            Latent noise = plan.noise().draw(0);
            StartLatents.Beginning beginning = start.beginning(noise, plan);
            SamplerState from = resumed != null && i == first
                    ? fitting(resumed.state(), plan, noise)
                    : beginning.start(plan.sampler());
            UnetRun run = new UnetRun(plan, start, beginning, new Position(i, request.count()), prompts);
            SamplerState end = sample(run, from, stages);
            if (!plan.sampler().done(end)) {
                return Outcome.CANCELLED;
            }
            Latent latent = beginning.end(end.x());
            checkNumbers(latent);
            Raster decoded = decode(latent, stages);
            Raster raster = picture == null ? decoded : finished(i, picture, decoded, beginning.change(latent));
            if (saveLatent != null) {
                latents.add(noise, latent);
            }
            listener.on(new GenerationEvent.PictureDone(i, single, plan.schedule(), model.provenance(version), raster));
        }
        if (saveLatent != null) {
            latents.write(saveLatent);
        }
        return Outcome.DONE;
    }

    /// A kept state, if it can be one of this run.
    private static SamplerState fitting(SamplerState state, SamplerPlan plan, Latent noise) throws EngineException {
        if (!state.x().fits(noise) || state.step() > plan.sampler().steps()) {
            throw new EngineException("the state to resume from belongs to another request: its size is "
                    + 8 * state.x().width() + "x" + 8 * state.x().height() + ", its step " + state.step());
        }
        return state;
    }

    private Prompts prompts(GenerationRequest request, ImageSize size, StagedModel stages)
            throws EngineException, IOException {
        PromptTokens positive = tokenizer.tokens(request.prompt());
        PromptTokens negative = tokenizer.tokens(request.negativePrompt());
        listener.on(new GenerationEvent.StageEntered(ModelStage.COND));
        return stages.cond(encoder -> new Prompts(
                encoder.encode(positive, size, TextEncoder.Role.PROMPT),
                encoder.encode(negative, size, TextEncoder.Role.NEGATIVE_PROMPT)));
    }

    /// Which picture of how many.
    private record Position(int picture, int pictures) {}

    /// One picture's way through the UNet.
    private record UnetRun(
            SamplerPlan plan,
            StartLatents start,
            StartLatents.Beginning beginning,
            Position position,
            Prompts prompts) {}

    private SamplerState sample(UnetRun run, SamplerState from, StagedModel stages)
            throws EngineException, IOException {
        SamplerPlan plan = run.plan();
        Position position = run.position();
        Guidance guidance = Guidance.of(run.prompts().positive(), run.prompts().negative(), plan.cfgScale());
        listener.on(new GenerationEvent.StageEntered(ModelStage.UNET));
        return stages.unet(unet -> {
            Network network = run.start().over(unet);
            LatentPreview preview = ModelPreview.of(model.checkpoint().description());
            SamplerState state = from;
            while (!plan.sampler().done(state) && !cancellation.requested()) {
                state = plan.next(state, network, guidance, run.beginning()::over);
                keep(state, position);
                listener.on(new GenerationEvent.StepDone(
                        position.picture(),
                        position.pictures(),
                        state.step(),
                        plan.sampler().steps(),
                        preview.raster(seen(state))));
            }
            return state;
        });
    }

    /// What a preview shows: the picture the network sees in the noise, where there is an estimate yet.
    private static Latent seen(SamplerState state) {
        Latent estimate = state.denoised();
        return estimate == null ? state.x() : estimate;
    }

    private void keep(SamplerState state, Position position) throws IOException {
        Path file = options.saveState();
        if (file != null) {
            new KeptState(position.picture(), state, options.notes()).write(file);
        }
    }

    /// The picture as it is given to whoever asked, who is told where it is not what a mask promises.
    private Raster finished(int index, StartingPicture picture, Raster made, ChangeMask.@Nullable Change change) {
        MaskedStart.Finished finished = picture.finished(made, change);
        if (finished.strays() > 0) {
            remark(index, Remark.OUTSIDE_CHANGED, Long.toString(finished.strays()));
        }
        return finished.raster();
    }

    private void remark(int index, @Nullable Remark remark, String detail) {
        if (remark != null) {
            listener.on(new GenerationEvent.Remarked(index, remark, detail));
        }
    }

    private void entering(ModelStage stage) {
        listener.on(new GenerationEvent.StageEntered(stage));
    }

    private Raster decode(Latent latent, StagedModel stages) throws EngineException, IOException {
        listener.on(new GenerationEvent.StageEntered(ModelStage.FIRST_STAGE));
        return stages.firstStage(autoencoder -> autoencoder.decode(latent));
    }

    private void checkNumbers(Latent latent) throws EngineException {
        for (float value : latent.values()) {
            if (!Float.isFinite(value)) {
                throw new EngineException("the UNet of " + model.path().getFileName()
                        + " made values that are no numbers: try another prediction type, or look for damaged weights"
                        + " with inspect --check-values");
            }
        }
    }
}
