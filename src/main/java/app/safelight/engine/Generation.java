package app.safelight.engine;

import app.safelight.diffusion.GuidanceSchedule;
import app.safelight.diffusion.Latent;
import app.safelight.diffusion.LatentPreview;
import app.safelight.diffusion.Network;
import app.safelight.diffusion.SamplerState;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskedContent;
import app.safelight.request.ModelStage;
import app.safelight.request.ModelVariant;
import app.safelight.request.Outcome;
import app.safelight.request.PictureStart;
import app.safelight.request.Raster;
import app.safelight.weights.ModelDescription;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One request on its way to pictures: text encoder, then for each picture UNet and autoencoder.
final class Generation {
    private final OpenModel model;
    private final PromptEncoder prompts;
    private final GenerationOptions options;
    private final GenerationListener listener;
    private final Cancellation cancellation;
    private final String version;
    private final PictureReader pictures;

    Generation(
            OpenModel model,
            PromptEncoder prompts,
            GenerationOptions options,
            GenerationListener listener,
            Cancellation cancellation,
            String version,
            PictureReader pictures) {
        this.model = model;
        this.prompts = prompts;
        this.options = options;
        this.listener = listener;
        this.cancellation = cancellation;
        this.version = version;
        this.pictures = pictures;
    }

    /// Makes the pictures.
    Outcome run(GenerationRequest asked, StagedModel stages) throws EngineException, IOException {
        ModelDescription description = model.checkpoint().description();
        ImageSize size = new ModelDefaults(description).size(asked);
        GenerationRequest request = asked.withSize(size);
        KeptState resumed = options.resume();
        int first = resumed == null ? 0 : resumed.picture();
        Path saveLatent = options.saveLatent();
        LatentFile latents = new LatentFile();
        StartingPicture picture = picture(request, size);
        DrawnPrompts drawn = new DrawnPrompts(request);
        GuidanceSchedule guidance =
                SteeredPasses.encode(drawn.single(first), prompts, stages, listener).first(size);
        StartLatents start = encode(picture, size, stages);
        for (int i = first; i < request.count(); i++) {
            GenerationRequest single = drawn.single(i);
            if (i > first && drawn.differ()) {
                guidance = SteeredPasses.encode(single, prompts, stages, listener).first(size);
            }
            SamplerPlan plan = SamplerPlan.of(single, size, description);
            Latent noise = plan.noise().draw(0);
            StartLatents.Beginning beginning = start.beginning(noise, content(request));
            SamplerState from = resumed != null && i == first
                    ? fitting(resumed.state(), plan, noise)
                    : beginning.start(plan.sampler());
            UnetRun run = new UnetRun(plan, start, beginning, new Position(i, request.count()), guidance);
            SamplerState end = sample(run, from, stages);
            if (!plan.sampler().done(end)) {
                return Outcome.CANCELLED;
            }
            Latent latent = beginning.end(end.x());
            checkNumbers(latent);
            Raster decoded = decode(latent, stages);
            Raster raster = picture == null ? decoded : picture.finished(decoded);
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

    /// Which picture of how many.
    private record Position(int picture, int pictures) {}

    /// One picture's way through the UNet.
    private record UnetRun(
            SamplerPlan plan,
            StartLatents start,
            StartLatents.Beginning beginning,
            Position position,
            GuidanceSchedule guidance) {}

    private SamplerState sample(UnetRun run, SamplerState from, StagedModel stages)
            throws EngineException, IOException {
        SamplerPlan plan = run.plan();
        Position position = run.position();
        listener.on(new GenerationEvent.StageEntered(ModelStage.UNET));
        return stages.unet(unet -> {
            Network network = run.start().over(unet);
            LatentPreview preview = ModelPreview.of(model.checkpoint().description());
            SamplerState state = from;
            while (!plan.sampler().done(state) && !cancellation.requested()) {
                state = plan.next(state, network, run.guidance(), run.beginning()::over);
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

    private @Nullable StartingPicture picture(GenerationRequest request, ImageSize size) throws EngineException {
        PictureStart start = request.start();
        return start == null ? null : StartingPicture.read(start, size, pictures);
    }

    private StartLatents encode(@Nullable StartingPicture picture, ImageSize size, StagedModel stages)
            throws EngineException, IOException {
        ModelVariant variant = model.checkpoint().description().variant();
        if (!StartLatents.needed(picture, variant)) {
            return StartLatents.none();
        }
        listener.on(new GenerationEvent.StageEntered(ModelStage.FIRST_STAGE));
        return stages.firstStage(autoencoder -> StartLatents.encode(picture, size, variant, autoencoder));
    }

    private static MaskedContent content(GenerationRequest request) {
        PictureStart start = request.start();
        Inpainting inpainting = start == null ? null : start.inpainting();
        return inpainting == null ? MaskedContent.ORIGINAL : inpainting.content();
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
