package app.safelight.engine;

import app.safelight.diffusion.Latent;
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
        SecondPass second = SecondPass.of(request, size, description.variant());
        KeptState resumed = options.resume();
        int first = resumed == null ? 0 : resumed.picture();
        Path saveLatent = options.saveLatent();
        LatentFile latents = new LatentFile();
        DrawnPrompts drawn = new DrawnPrompts(request);
        Passes.of(drawn, first, size, second, description);
        stages.settle(request.tuning().network().tiling() ? Edges.WRAPPED : Edges.ZERO);
        StartingPicture picture = picture(request, size);
        Sampling sampling = new Sampling(description, options, listener, cancellation);
        HiresSize secondSize = second == null ? null : second.size();
        Passes.Means means = means(sampling, drawn.single(first), size, secondSize, stages);
        StartLatents start = encode(picture, size, stages);
        for (int i = first; i < request.count(); i++) {
            Passes passes = Passes.of(drawn, i, size, second, description);
            if (i > first && drawn.differ()) {
                means = means(sampling, passes.request(), size, secondSize, stages);
            }
            SamplerPlan plan = passes.first();
            StartLatents.Beginning beginning =
                    start.beginning(plan.noise().seeded().draw(0), content(request));
            Latent latent = passes.made(start, beginning, i == first ? resumed : null, means);
            if (latent == null) {
                return Outcome.CANCELLED;
            }
            checkNumbers(latent);
            Raster decoded = decode(latent, stages);
            Raster raster = picture == null ? decoded : picture.finished(decoded);
            if (saveLatent != null) {
                latents.add(plan.noise().draw(0), latent);
            }
            listener.on(new GenerationEvent.PictureDone(
                    i, passes.request(), plan.schedule(), model.provenance(version), raster));
        }
        if (saveLatent != null) {
            latents.write(saveLatent);
        }
        return Outcome.DONE;
    }

    /// What walks a picture through its passes, steered by that picture's prompts.
    private Passes.Means means(
            Sampling sampling,
            GenerationRequest single,
            ImageSize size,
            @Nullable HiresSize secondSize,
            StagedModel stages)
            throws EngineException, IOException {
        SteeredPasses steered = SteeredPasses.encode(single, prompts, stages, listener);
        return new Passes.Means(
                sampling,
                stages,
                steered.first(size),
                secondSize == null ? null : steered.second(secondSize),
                listener);
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
                throw new EngineException("the UNet of " + model.model().path().getFileName()
                        + " made values that are no numbers: try another prediction type, or look for damaged weights"
                        + " with inspect --check-values");
            }
        }
    }
}
