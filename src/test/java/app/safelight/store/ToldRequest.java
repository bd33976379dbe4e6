package app.safelight.store;

import app.safelight.request.GenerationRequest;
import app.safelight.request.Hires;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import org.jspecify.annotations.Nullable;

/// Requests as recipes tell them.
public final class ToldRequest {
    private ToldRequest() {}

    /// A request as its recipe tells it: a schedule that is the sampler's own is "Automatic", and the second pass's
    /// sampler and schedule are told as what they come to.
    public static GenerationRequest of(GenerationRequest request) {
        @Nullable Hires hires = request.hires();
        Hires told = hires == null
                ? null
                : new Hires(
                        hires.upscaler(),
                        hires.scale(),
                        hires.width(),
                        hires.height(),
                        hires.steps(),
                        hires.denoising(),
                        second(hires, request),
                        own(second(hires, request), hires.schedule() == null ? request.schedule() : hires.schedule()),
                        hires.prompt(),
                        hires.negativePrompt(),
                        hires.extraNoise());
        return new GenerationRequest(
                request.prompt(),
                request.negativePrompt(),
                request.model(),
                request.prediction(),
                request.sampler(),
                own(request.sampler(), request.schedule()),
                request.steps(),
                request.cfgScale(),
                request.seed(),
                request.size(),
                request.count(),
                request.start(),
                request.autoencoder(),
                told,
                request.tuning());
    }

    private static SamplerType second(Hires hires, GenerationRequest request) {
        SamplerType sampler = hires.sampler();
        return sampler == null ? request.sampler() : sampler;
    }

    private static ScheduleType own(SamplerType sampler, ScheduleType schedule) {
        return schedule == sampler.automatic() ? ScheduleType.AUTOMATIC : schedule;
    }
}
