package app.safelight.engine;

import app.safelight.diffusion.GuidanceSchedule;
import app.safelight.diffusion.Latent;
import app.safelight.diffusion.LatentPreview;
import app.safelight.diffusion.Network;
import app.safelight.diffusion.SamplerState;
import app.safelight.request.GenerationEvent;
import app.safelight.request.ModelStage;
import app.safelight.weights.ModelDescription;
import java.io.IOException;
import java.nio.file.Path;

/// Walks pictures through the UNet, a pass at a time: keeps each state and tells of each step.
///
/// @param model whose UNet it is
/// @param options where states are kept
/// @param listener told of each step
/// @param cancellation asked between steps
record Sampling(
        ModelDescription model, GenerationOptions options, GenerationListener listener, Cancellation cancellation) {

    /// One pass of one picture.
    ///
    /// @param plan of the pass
    /// @param start what it begins with
    /// @param beginning what this picture begins with
    /// @param guidance what steers it
    /// @param position among all passes of all pictures
    record Pass(
            SamplerPlan plan,
            StartLatents start,
            StartLatents.Beginning beginning,
            GuidanceSchedule guidance,
            Position position) {}

    /// Which pass of which picture.
    ///
    /// @param picture index of the picture
    /// @param pictures number of pictures
    /// @param pass of the picture, 0 or 1
    /// @param before number of steps of the passes before
    /// @param steps number of steps of all passes
    record Position(int picture, int pictures, int pass, int before, int steps) {}

    /// Takes the steps from a state to the pass's end, or to where it is cancelled.
    SamplerState run(Pass pass, SamplerState from, StagedModel stages) throws EngineException, IOException {
        SamplerPlan plan = pass.plan();
        if (plan.sampler().done(from)) {
            return from;
        }
        listener.on(new GenerationEvent.StageEntered(ModelStage.UNET));
        return stages.unet(unet -> {
            Network network = pass.start().over(unet);
            LatentPreview preview = ModelPreview.of(model);
            SamplerState state = from;
            while (!plan.sampler().done(state) && !cancellation.requested()) {
                state = plan.next(state, network, pass.guidance(), pass.beginning()::over);
                keep(state, pass.position());
                listener.on(done(state, pass.position(), preview));
            }
            return state;
        });
    }

    private static GenerationEvent done(SamplerState state, Position position, LatentPreview preview) {
        int done = position.before() + state.step();
        return new GenerationEvent.StepDone(
                position.picture(),
                position.pictures(),
                done,
                Math.max(done, position.steps()),
                preview.raster(seen(state)));
    }

    /// What a preview shows: the picture the network sees in the noise, where there is an estimate yet.
    private static Latent seen(SamplerState state) {
        Latent estimate = state.denoised();
        return estimate == null ? state.x() : estimate;
    }

    private void keep(SamplerState state, Position position) throws IOException {
        Path file = options.saveState();
        if (file != null) {
            new KeptState(position.picture(), position.pass(), state, options.notes()).write(file);
        }
    }
}
