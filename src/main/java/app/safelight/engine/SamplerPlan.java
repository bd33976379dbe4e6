package app.safelight.engine;

import app.safelight.diffusion.ConditionalDenoiser;
import app.safelight.diffusion.Denoiser;
import app.safelight.diffusion.GuidanceSchedule;
import app.safelight.diffusion.GuidedDenoiser;
import app.safelight.diffusion.Network;
import app.safelight.diffusion.NoiseSchedule;
import app.safelight.diffusion.NoiseSource;
import app.safelight.diffusion.PhiloxNoise;
import app.safelight.diffusion.PictureSteps;
import app.safelight.diffusion.Sampler;
import app.safelight.diffusion.SamplerState;
import app.safelight.diffusion.Samplers;
import app.safelight.diffusion.SeededNoise;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.PictureStart;
import app.safelight.request.Prediction;
import app.safelight.request.SamplerType;
import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleType;
import app.safelight.weights.ModelDescription;
import java.util.function.UnaryOperator;

/// How one picture is walked from noise to its latent.
///
/// @param type of the sampler the request names
/// @param sampler made of it
/// @param noise of the picture's seed
/// @param schedule what the request's schedule stands for with this sampler
/// @param levels the model was trained on
/// @param prediction what the network answers
/// @param cfgScale strength of guidance
record SamplerPlan(
        SamplerType type,
        Sampler sampler,
        NoiseSource noise,
        ScheduleType schedule,
        NoiseSchedule levels,
        Prediction prediction,
        double cfgScale) {

    private static final int CHANNELS = 4;
    private static final int FACTOR = 8;

    /// The plan of a request for one picture.
    static SamplerPlan of(GenerationRequest request, ImageSize size, ModelDescription model) {
        NoiseSchedule levels = NoiseSchedule.of(model.family(), request.tuning().sampling());
        NoiseSource noise = new SeededNoise(
                new PhiloxNoise(), request.seed(), 0, CHANNELS, size.height() / FACTOR, size.width() / FACTOR);
        SamplingRules options = request.tuning().sampling();
        Prediction asked = request.prediction();
        return new SamplerPlan(
                request.sampler(),
                sampler(request, levels, noise, options),
                noise,
                request.schedule() == ScheduleType.AUTOMATIC ? request.sampler().automatic() : request.schedule(),
                levels,
                asked == null ? model.prediction() : asked,
                request.cfgScale());
    }

    private static Sampler sampler(
            GenerationRequest request, NoiseSchedule levels, NoiseSource noise, SamplingRules options) {
        PictureStart start = request.start();
        if (start == null) {
            return Samplers.of(request.sampler(), request.schedule(), request.steps(), levels, noise, options);
        }
        PictureSteps steps = switch (start.stepRule()) {
            case SHARE -> PictureSteps.share(request.steps(), start.denoising());
            case EXACT -> PictureSteps.exactly(request.steps(), start.denoising());
        };
        return Samplers.fromPicture(request.sampler(), request.schedule(), steps, levels, noise, options);
    }

    /// The state after the next step.
    ///
    /// @param wrapper laid over the guided denoiser
    SamplerState next(SamplerState state, Network network, GuidanceSchedule guidance, UnaryOperator<Denoiser> wrapper) {
        ConditionalDenoiser denoiser = Samplers.denoiser(type, prediction, network, levels);
        return sampler.next(state, wrapper.apply(new GuidedDenoiser(denoiser, guidance, state.calls())));
    }
}
