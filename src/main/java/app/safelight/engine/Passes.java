package app.safelight.engine;

import app.safelight.diffusion.GuidanceSchedule;
import app.safelight.diffusion.Latent;
import app.safelight.diffusion.SamplerState;
import app.safelight.request.GenerationEvent;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.ModelStage;
import app.safelight.request.PictureStart;
import app.safelight.weights.ModelDescription;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The way of one picture through its passes to the latent that is decoded.
///
/// @param request for this picture alone
/// @param index of the picture
/// @param count of all pictures
/// @param first plan of the first pass
/// @param second the second pass; null for none
record Passes(
        GenerationRequest request,
        int index,
        int count,
        SamplerPlan first,
        @Nullable Second second) {

    /// A second pass and its plan.
    private record Second(SecondPass pass, SamplerPlan plan) {}

    /// What passes are walked with.
    ///
    /// @param sampling takes the steps
    /// @param stages of the model
    /// @param networks in force in each pass
    /// @param first what steers the first pass
    /// @param second what steers the second pass; null where there is none
    /// @param listener told of the stage that is entered between two passes
    record Means(
            Sampling sampling,
            StagedModel stages,
            CalledNetworks networks,
            GuidanceSchedule first,
            @Nullable GuidanceSchedule second,
            GenerationListener listener) {}

    /// The passes of one picture of a request.
    ///
    /// @param asked for all pictures
    /// @param size of the first pass
    /// @throws EngineException if a sampler cannot take so few, or so many, steps, or a prompt cannot be drawn
    static Passes of(DrawnPrompts asked, int index, ImageSize size, @Nullable SecondPass second, ModelDescription model)
            throws EngineException {
        GenerationRequest single = asked.single(index);
        return new Passes(
                single,
                index,
                asked.count(),
                SamplerPlan.first(single, LatentSize.of(size), model),
                second == null ? null : new Second(second, SamplerPlan.second(single, second, model)));
    }

    /// Goes through the passes.
    ///
    /// @param start of the first pass
    /// @param beginning of the first pass with this picture
    /// @param kept state to go on from; null to begin with noise
    /// @return the last latent; null if the run was cancelled
    @Nullable
    Latent made(StartLatents start, StartLatents.Beginning beginning, @Nullable KeptState kept, Means means)
            throws EngineException, IOException {
        if (kept != null && kept.pass() == 1) {
            return secondPass(null, kept.state(), means);
        }
        means.stages().settle(means.networks().first().patches());
        SamplerState from = kept == null ? begin(beginning) : fitting(kept.state(), first);
        Sampling.Pass pass = new Sampling.Pass(first, start, beginning, means.first(), position(0));
        SamplerState end = means.sampling().run(pass, from, means.stages());
        if (!first.sampler().done(end)) {
            return null;
        }
        Latent made = beginning.end(end.x());
        if (second == null) {
            return made;
        }
        return means.sampling().cancellation().requested() ? null : secondPass(made, null, means);
    }

    private SamplerState begin(StartLatents.Beginning beginning) {
        PictureStart picture = request.start();
        Latent noise = first.noise().draw(0);
        return picture == null
                ? beginning.start(first.sampler(), noise, 0)
                : beginning.start(
                        first.sampler(), noise.times((float) picture.noiseMultiplier()), picture.extraNoise());
    }

    /// @param made last latent of the first pass; null where the second goes on from a state
    /// @param kept state to go on from; null to begin with what the first pass made
    private @Nullable Latent secondPass(@Nullable Latent made, @Nullable SamplerState kept, Means means)
            throws EngineException, IOException {
        GuidanceSchedule guidance = means.second();
        if (second == null || guidance == null) {
            throw new EngineException(
                    "the state to resume from belongs to a second pass (hires), and this request has none");
        }
        means.stages().settle(means.networks().second().patches());
        SamplerPlan plan = second.plan();
        StartLatents start = start(second.pass(), made, means);
        Latent noise = plan.noise().draw(0);
        StartLatents.Beginning beginning = start.beginning(noise, plan);
        SamplerState from = kept == null
                ? beginning.start(plan.sampler(), noise, second.pass().hires().extraNoise())
                : fitting(kept, plan);
        Sampling.Pass pass = new Sampling.Pass(plan, start, beginning, guidance, position(1));
        SamplerState end = means.sampling().run(pass, from, means.stages());
        return plan.sampler().done(end) ? beginning.end(end.x()) : null;
    }

    private static StartLatents start(SecondPass pass, @Nullable Latent made, Means means)
            throws EngineException, IOException {
        if (!pass.needsAutoencoder()) {
            return made == null ? StartLatents.none() : pass.start(made);
        }
        means.listener().on(new GenerationEvent.StageEntered(ModelStage.FIRST_STAGE));
        return means.stages().firstStage(autoencoder -> pass.start(made, autoencoder));
    }

    private Sampling.Position position(int pass) {
        int steps = first.sampler().steps();
        int all = second == null ? steps : steps + second.plan().sampler().steps();
        return new Sampling.Position(index, count, pass, pass == 0 ? 0 : steps, all);
    }

    /// A kept state, if it can be one of this pass.
    private static SamplerState fitting(SamplerState state, SamplerPlan plan) throws EngineException {
        if (!state.x().fits(plan.noise().draw(0))
                || state.step() > plan.sampler().steps()) {
            throw new EngineException("the state to resume from belongs to another request: its size is "
                    + 8 * state.x().width() + "x" + 8 * state.x().height() + ", its step " + state.step());
        }
        return state;
    }
}
