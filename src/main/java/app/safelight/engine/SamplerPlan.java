package app.safelight.engine;

import app.safelight.diffusion.ConditionalDenoiser;
import app.safelight.diffusion.Denoiser;
import app.safelight.diffusion.GuidanceSchedule;
import app.safelight.diffusion.GuidedDenoiser;
import app.safelight.diffusion.Network;
import app.safelight.diffusion.NoiseSchedule;
import app.safelight.diffusion.PictureNoise;
import app.safelight.diffusion.PictureSteps;
import app.safelight.diffusion.Sampler;
import app.safelight.diffusion.SamplerState;
import app.safelight.diffusion.Samplers;
import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.PictureStart;
import app.safelight.request.Prediction;
import app.safelight.request.SamplerType;
import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleType;
import app.safelight.weights.ModelDescription;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How one pass of a picture is walked from noise to its latent.
///
/// @param type of the sampler the request names
/// @param sampler made of it
/// @param noise of the picture's seed
/// @param schedule what the request's schedule stands for with this sampler
/// @param levels the model was trained on
/// @param prediction what the network answers
record SamplerPlan(
        SamplerType type,
        Sampler sampler,
        PictureNoise noise,
        ScheduleType schedule,
        NoiseSchedule levels,
        Prediction prediction) {

    /// What is walked.
    ///
    /// @param type of the sampler
    /// @param schedule of its noise levels
    /// @param steps asked for
    /// @param picture how many of them are taken from a picture; null for noise alone
    private record Walk(
            SamplerType type,
            ScheduleType schedule,
            int steps,
            @Nullable PictureSteps picture) {
        Sampler over(NoiseSchedule levels, PictureNoise noise, SamplingRules rules) {
            return picture == null
                    ? Samplers.of(type, schedule, steps, levels, noise, rules)
                    : Samplers.fromPicture(type, schedule, picture, levels, noise, rules);
        }
    }

    /// The plan of the first pass of a request for one picture.
    ///
    /// @throws EngineException if the sampler cannot take so few, or so many, steps
    static SamplerPlan first(GenerationRequest request, LatentSize size, ModelDescription model)
            throws EngineException {
        PictureStart start = request.start();
        Walk walk = new Walk(
                request.sampler(), request.schedule(), request.steps(), start == null ? null : steps(request, start));
        return of(walk, request, size, model);
    }

    private static PictureSteps steps(GenerationRequest request, PictureStart start) {
        return switch (start.stepRule()) {
            case SHARE -> PictureSteps.share(request.steps(), start.denoising());
            case EXACT -> PictureSteps.exactly(request.steps(), start.denoising());
        };
    }

    /// The plan of the second pass of a request for one picture, whose noise is drawn again for its size.
    ///
    /// @throws EngineException if the sampler cannot take so few, or so many, steps
    static SamplerPlan second(GenerationRequest request, SecondPass pass, ModelDescription model)
            throws EngineException {
        Hires hires = pass.hires();
        int steps = hires.steps() == 0 ? request.steps() : hires.steps();
        Walk walk = new Walk(
                Objects.requireNonNullElse(hires.sampler(), request.sampler()),
                Objects.requireNonNullElse(hires.schedule(), request.schedule()),
                steps,
                PictureSteps.exactly(steps, hires.denoising()));
        return of(walk, request, pass.size().latent(), model);
    }

    private static SamplerPlan of(Walk walk, GenerationRequest request, LatentSize size, ModelDescription model)
            throws EngineException {
        SamplingRules rules = request.tuning().sampling();
        NoiseSchedule levels = NoiseSchedule.of(model.family(), rules);
        PictureNoise noise = Noises.of(request, size);
        try {
            return new SamplerPlan(
                    walk.type(),
                    walk.over(levels, noise, rules),
                    noise,
                    walk.schedule() == ScheduleType.AUTOMATIC ? walk.type().automatic() : walk.schedule(),
                    levels,
                    Objects.requireNonNullElse(request.prediction(), model.prediction()));
        } catch (IllegalArgumentException e) {
            throw new EngineException("This request cannot be sampled: " + e.getMessage() + ".", e);
        }
    }

    /// The state after the next step.
    ///
    /// @param wrapper laid over the guided denoiser
    SamplerState next(SamplerState state, Network network, GuidanceSchedule guidance, UnaryOperator<Denoiser> wrapper) {
        ConditionalDenoiser denoiser = Samplers.denoiser(type, prediction, network, levels);
        return sampler.next(state, wrapper.apply(new GuidedDenoiser(denoiser, guidance, state.calls())));
    }
}
