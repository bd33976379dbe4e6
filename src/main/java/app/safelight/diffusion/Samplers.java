package app.safelight.diffusion;

import app.safelight.request.Prediction;
import app.safelight.request.SamplerType;
import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleRules;
import app.safelight.request.ScheduleType;
import java.util.Arrays;

/// Makes samplers by name, with noise levels and start as A1111 has them.
public final class Samplers {
    private Samplers() {}

    /// A sampler that starts from noise alone.
    ///
    /// @throws IllegalArgumentException if the sampler cannot take so few, or so many, steps
    public static Sampler of(
            SamplerType type,
            ScheduleType schedule,
            int steps,
            NoiseSchedule model,
            NoiseSource noise,
            SamplingRules rules) {
        Methods methods = new Methods(type, model, rules);
        if (Traits.of(type).walk() == Traits.Walk.TIMESTEPS) {
            int[] grid = Schedules.timesteps(steps, model, rules.schedule());
            return new MethodSampler(methods.over(grid, 1), noise, new Start(0, 1));
        }
        float[] sigmas = sigmas(type, schedule, steps, model, rules);
        float scale = rules.sgmStart() ? SingleMath.sqrt(1 + sigmas[0] * sigmas[0]) : sigmas[0];
        Method method = methods.over(sigmas, model.sigmaMin(), model.sigmaMax(), steps);
        return new MethodSampler(method, noise(type, noise, sigmas), new Start(0, scale));
    }

    /// A sampler that starts from a picture with noise added. A plan that lays out no step at all leaves the picture as
    /// it is.
    ///
    /// @throws IllegalArgumentException if the sampler cannot take so few
    public static Sampler fromPicture(
            SamplerType type,
            ScheduleType schedule,
            PictureSteps plan,
            NoiseSchedule model,
            NoiseSource noise,
            SamplingRules rules) {
        int steps = plan.total();
        if (steps < 1) {
            return new NoSteps();
        }
        Methods methods = new Methods(type, model, rules);
        if (Traits.of(type).walk() == Traits.Walk.TIMESTEPS) {
            int[] grid = Schedules.timesteps(steps, model, rules.schedule());
            int first = grid[plan.kept()];
            int[] kept = Arrays.copyOf(grid, plan.kept());
            float time = kept.length == 0 ? 0 : new ContinuousTime(model).of(kept[kept.length - 1]);
            Start start = new Start(model.signal(first), model.noise(first));
            return new MethodSampler(methods.over(kept, time), noise, start);
        }
        float[] all = sigmas(type, schedule, steps, model, rules);
        float[] sigmas = Arrays.copyOfRange(all, steps - plan.kept() - 1, all.length);
        Method method = methods.over(sigmas, sigmas[sigmas.length - 2], sigmas[0], sigmas.length - 1);
        return new MethodSampler(method, noise(type, noise, all), new Start(1, sigmas[0]));
    }

    /// Number of denoiser calls of a full step: what prompt editing and [NegativeSkip] count steps times.
    public static int callsPerStep(SamplerType type) {
        return Traits.of(type).order();
    }

    /// The network as this sampler wants it.
    public static ConditionalDenoiser denoiser(
            SamplerType type, Prediction prediction, Network network, NoiseSchedule model) {
        if (type == SamplerType.LCM) {
            return new LcmDenoiser(network, model);
        }
        return switch (prediction) {
            case EPSILON -> new EpsDenoiser(network, model);
            case V -> new VDenoiser(network, model);
        };
    }

    private static float[] sigmas(
            SamplerType type, ScheduleType schedule, int steps, NoiseSchedule model, SamplingRules rules) {
        Traits traits = Traits.of(type);
        ScheduleType chosen = schedule == ScheduleType.AUTOMATIC ? type.automatic() : schedule;
        ScheduleRules layout = traits.walk() == Traits.Walk.SIGMAS_WITHOUT_PENULTIMATE
                ? rules.schedule().withoutPenultimate()
                : rules.schedule();
        boolean distilled = type == SamplerType.LCM || type == SamplerType.TCD;
        NoiseSchedule levels = distilled ? model.every(LcmDenoiser.STRIDE) : model;
        return Schedules.sigmas(chosen, steps, levels, layout);
    }

    /// The noise of a run; one with a Brownian path has it over the positive levels of the whole schedule.
    private static NoiseSource noise(SamplerType type, NoiseSource noise, float[] sigmas) {
        if (Traits.of(type).noise() == Traits.Noise.INDEPENDENT) {
            return noise;
        }
        float low = sigmas[0];
        float high = sigmas[0];
        for (float sigma : sigmas) {
            low = sigma > 0 ? Math.min(low, sigma) : low;
            high = Math.max(high, sigma);
        }
        return noise.over(low, high);
    }
}
