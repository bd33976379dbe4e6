package app.safelight.engine;

import app.safelight.diffusion.Latent;
import app.safelight.diffusion.Samplers;
import app.safelight.engine.image.ChangeMask;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelStage;
import app.safelight.request.NamedHash;
import app.safelight.request.Outcome;
import app.safelight.request.Raster;
import app.safelight.request.Remark;
import app.safelight.request.SamplerType;
import app.safelight.weights.ModelDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One request on its way to pictures: text encoder, then for each picture UNet and autoencoder.
final class Generation {
    private final OpenModel model;
    private final PromptEncoder prompts;
    private final NetworkShelf shelf;
    private final GenerationOptions options;
    private final MemoryReport listener;
    private final Cancellation cancellation;
    private final String version;
    private final PictureReader pictures;

    Generation(
            OpenModel model,
            PromptEncoder prompts,
            NetworkShelf shelf,
            GenerationOptions options,
            MemoryReport listener,
            Cancellation cancellation,
            String version,
            PictureReader pictures) {
        this.model = model;
        this.prompts = prompts;
        this.shelf = shelf;
        this.options = options;
        this.listener = listener;
        this.cancellation = cancellation;
        this.version = version;
        this.pictures = pictures;
    }

    /// Makes the pictures.
    Outcome run(GenerationRequest asked, StagedModel stages) throws EngineException, IOException {
        ModelDescription description = model.checkpoint().description();
        GenerationRequest request = new StartSize(pictures).settled(asked, new ModelDefaults(description));
        ImageSize size = Objects.requireNonNull(request.size(), "size");
        SecondPass second = SecondPass.of(request, size, description.variant());
        KeptState resumed = options.resume();
        int first = resumed == null ? 0 : resumed.picture();
        Path saveLatent = options.saveLatent();
        LatentFile latents = new LatentFile();
        DrawnPrompts drawn = new DrawnPrompts(request);
        Passes.of(drawn, first, size, second, description);
        listener.settle(demand(request, second));
        stages.settle(request.tuning().network().tiling() ? Edges.WRAPPED : Edges.ZERO);
        Starts starts = new Starts(size, description.variant(), pictures);
        starts.check(request);
        starts.picture(request.single(first));
        Sampling sampling = new Sampling(description, options, listener, cancellation);
        HiresSize secondSize = second == null ? null : second.size();
        Steered steered = steered(sampling, drawn.single(first), size, secondSize, stages);
        for (int i = first; i < request.count(); i++) {
            Passes passes = Passes.of(drawn, i, size, second, description);
            if (i > first && drawn.differ()) {
                steered = steered(sampling, passes.request(), size, secondSize, stages);
            }
            remarkNetworks(i, passes.request(), steered.means().networks());
            SamplerPlan plan = passes.first();
            StartingPicture picture = starts.picture(passes.request());
            StartLatents start = starts.latents(picture, stages, () -> entering(ModelStage.FIRST_STAGE));
            remark(i, picture == null ? null : picture.remark(), "");
            StartLatents.Beginning beginning =
                    start.beginning(plan.noise().seeded().draw(0), plan);
            Latent latent = passes.made(start, beginning, i == first ? resumed : null, steered.means());
            if (latent == null) {
                return Outcome.CANCELLED;
            }
            checkNumbers(latent);
            Raster decoded = decode(latent, stages);
            Raster raster = picture == null ? decoded : finished(i, picture, decoded, beginning.change(latent));
            if (saveLatent != null) {
                latents.add(plan.noise().draw(0), latent);
            }
            listener.on(new GenerationEvent.PictureDone(
                    i,
                    passes.request(),
                    plan.schedule(),
                    model.provenance(version)
                            .with(stages.arithmetic())
                            .with(steered.means().networks().loras(), steered.embeddings()),
                    raster));
        }
        if (saveLatent != null) {
            latents.write(saveLatent);
        }
        return Outcome.DONE;
    }

    /// What walks a picture through its passes, and the embeddings its prompts name.
    private record Steered(Passes.Means means, List<NamedHash> embeddings) {}

    /// What walks a picture through its passes, steered by that picture's prompts.
    private Steered steered(
            Sampling sampling,
            GenerationRequest single,
            ImageSize size,
            @Nullable HiresSize secondSize,
            StagedModel stages)
            throws EngineException, IOException {
        CalledNetworks networks = CalledNetworks.of(single, shelf, model.checkpoint(), options.networks());
        SteeredPasses steered = SteeredPasses.encode(single, prompts, networks, stages, listener);
        Passes.Means means = new Passes.Means(
                sampling,
                stages,
                networks,
                steered.first(size),
                secondSize == null ? null : steered.second(secondSize),
                listener);
        return new Steered(
                means, steered.embeddings(model.checkpoint().textEncoders().size()));
    }

    /// What the largest pass of a request asks of the model.
    private Demand demand(GenerationRequest request, @Nullable SecondPass second) {
        ImageSize size = Objects.requireNonNull(request.size(), "size");
        ImageSize largest = second == null ? size : second.size().larger(size);
        SamplerType sampler = request.sampler();
        return new Demand(
                options.profile(),
                options.computing(),
                largest,
                request.cfgScale() == 1 ? 1 : 2,
                Samplers.callsPerStep(sampler));
    }

    /// The picture as it is given to whoever asked, who is told where it is not what a mask promises.
    private Raster finished(int index, StartingPicture picture, Raster made, ChangeMask.@Nullable Change change) {
        MaskedStart.Finished finished = picture.finished(made, change);
        if (finished.strays() > 0) {
            remark(index, Remark.OUTSIDE_CHANGED, Long.toString(finished.strays()));
        }
        return finished.raster();
    }

    private void remarkNetworks(int index, GenerationRequest single, CalledNetworks networks) {
        for (NetworkProblem problem : networks.problems()) {
            remark(index, problem.remark(), problem.detail());
        }
        FewStepsCheck.sentence(single, model, networks)
                .ifPresent(sentence -> remark(index, Remark.FEW_STEPS, sentence));
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
                throw new EngineException("the UNet of " + model.model().path().getFileName()
                        + " made values that are no numbers: try another prediction type, or look for damaged weights"
                        + " with inspect --check-values");
            }
        }
    }
}
