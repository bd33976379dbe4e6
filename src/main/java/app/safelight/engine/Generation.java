package app.safelight.engine;

import app.safelight.diffusion.Conditioning;
import app.safelight.diffusion.Latent;
import app.safelight.diffusion.Network;
import app.safelight.diffusion.SamplerState;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelStage;
import app.safelight.request.ModelVariant;
import app.safelight.request.Outcome;
import app.safelight.request.Raster;
import app.safelight.weights.ModelDescription;
import java.io.IOException;
import java.nio.file.Path;

/// One request on its way to pictures: text encoder, then for each picture UNet and autoencoder.
final class Generation {
    private final OpenModel model;
    private final PromptTokenizer tokenizer;
    private final GenerationOptions options;
    private final GenerationListener listener;
    private final Cancellation cancellation;
    private final String version;

    Generation(
            OpenModel model,
            PromptTokenizer tokenizer,
            GenerationOptions options,
            GenerationListener listener,
            Cancellation cancellation,
            String version) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.options = options;
        this.listener = listener;
        this.cancellation = cancellation;
        this.version = version;
    }

    /// The prompts as the UNet takes them.
    private record Prompts(Conditioning positive, Conditioning negative) {}

    /// Makes the pictures.
    Outcome run(GenerationRequest asked, StagedModel stages) throws EngineException, IOException {
        ModelDescription description = model.checkpoint().description();
        ImageSize size = new ModelDefaults(description).size(asked);
        GenerationRequest request = asked.withSize(size);
        KeptState resumed = options.resume();
        int first = resumed == null ? 0 : resumed.picture();
        LatentFile latents = new LatentFile();
        Prompts prompts = prompts(request, size, stages);
        for (int i = first; i < request.count(); i++) {
            GenerationRequest single = request.single(i);
            SamplerPlan plan = SamplerPlan.of(single, size, description);
            Latent noise = plan.noise().draw(0);
            SamplerState from = resumed != null && i == first
                    ? fitting(resumed.state(), plan, noise)
                    : plan.sampler().start(noise);
            SamplerState end = sample(plan, from, new Position(i, request.count()), prompts, stages, size);
            if (!plan.sampler().done(end)) {
                return Outcome.CANCELLED;
            }
            checkNumbers(end.x());
            Raster raster = decode(end.x(), stages);
            latents.add(noise, end.x());
            listener.on(new GenerationEvent.PictureDone(i, single, plan.schedule(), model.provenance(version), raster));
        }
        Path saveLatent = options.saveLatent();
        if (saveLatent != null) {
            latents.write(saveLatent);
        }
        return Outcome.DONE;
    }

    /// A kept state, if it can be one of this run.
    private static SamplerState fitting(SamplerState state, SamplerPlan plan, Latent noise) throws EngineException {
        boolean sameShape = state.x().channels() == noise.channels()
                && state.x().height() == noise.height()
                && state.x().width() == noise.width();
        if (!sameShape || state.step() > plan.sampler().steps()) {
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

    private SamplerState sample(
            SamplerPlan plan, SamplerState from, Position position, Prompts prompts, StagedModel stages, ImageSize size)
            throws EngineException, IOException {
        Latent masked = inpainting() ? maskedGrey(size, stages) : null;
        listener.on(new GenerationEvent.StageEntered(ModelStage.UNET));
        return stages.unet(unet -> {
            Network network = masked == null ? unet : new InpaintingNetwork(unet, masked);
            SamplerState state = from;
            while (!plan.sampler().done(state) && !cancellation.requested()) {
                state = plan.next(state, network, prompts.positive(), prompts.negative());
                keep(state, position);
                listener.on(new GenerationEvent.StepDone(
                        position.picture(),
                        position.pictures(),
                        state.step(),
                        plan.sampler().steps()));
            }
            return state;
        });
    }

    private void keep(SamplerState state, Position position) throws IOException {
        Path file = options.saveState();
        if (file != null) {
            new KeptState(position.picture(), state, options.notes()).write(file);
        }
    }

    private boolean inpainting() {
        return model.checkpoint().description().variant() == ModelVariant.INPAINTING;
    }

    /// What an inpainting model is shown when there is nothing to paint into: all masked, grey behind the mask.
    private Latent maskedGrey(ImageSize size, StagedModel stages) throws EngineException, IOException {
        listener.on(new GenerationEvent.StageEntered(ModelStage.FIRST_STAGE));
        return stages.firstStage(autoencoder -> autoencoder.encode(PictureTensor.grey(size)));
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
