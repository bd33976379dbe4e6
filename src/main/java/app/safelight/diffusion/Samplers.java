package app.safelight.diffusion;

import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.util.Arrays;

/// Makes samplers by name, with noise levels and start as A1111 has them.
public final class Samplers {
    private Samplers() {}

    /// A sampler that starts from noise alone.
    public static Sampler of(
            SamplerType type,
            ScheduleType schedule,
            int steps,
            NoiseSchedule model,
            NoiseSource noise,
            SamplerOptions options) {
        if (Traits.of(type).walk() == Traits.Walk.TIMESTEPS) {
            int[] grid = Schedules.timesteps(steps, model, options.schedule());
            return new MethodSampler(timestepMethod(type, grid, model, options), noise, new Start(0, 1));
        }
        float[] sigmas = sigmas(type, schedule, steps, model, options);
        float scale = options.sgmStart() ? SingleMath.sqrt(1 + sigmas[0] * sigmas[0]) : sigmas[0];
        return new MethodSampler(sigmaMethod(type, sigmas, options), over(noise, sigmas), new Start(0, scale));
    }

    /// A sampler that starts from a picture with noise added.
    ///
    /// @throws IllegalArgumentException if the plan lays out no step at all
    public static Sampler fromPicture(
            SamplerType type,
            ScheduleType schedule,
            PictureSteps plan,
            NoiseSchedule model,
            NoiseSource noise,
            SamplerOptions options) {
        int steps = plan.total();
        if (steps < 1) {
            throw new IllegalArgumentException("no step left to take at this denoising strength");
        }
        if (Traits.of(type).walk() == Traits.Walk.TIMESTEPS) {
            int[] grid = Schedules.timesteps(steps, model, options.schedule());
            float alpha = model.alphaCumprod(grid[plan.kept()]);
            Start start = new Start(SingleMath.sqrt(alpha), SingleMath.sqrt(1 - alpha));
            return new MethodSampler(
                    timestepMethod(type, Arrays.copyOf(grid, plan.kept()), model, options), noise, start);
        }
        float[] all = sigmas(type, schedule, steps, model, options);
        float[] sigmas = Arrays.copyOfRange(all, steps - plan.kept() - 1, all.length);
        return new MethodSampler(sigmaMethod(type, sigmas, options), over(noise, all), new Start(1, sigmas[0]));
    }

    /// Number of denoiser calls of a full step: what prompt editing and [NegativeSkip] count steps times.
    public static int callsPerStep(SamplerType type) {
        return Traits.of(type).order();
    }

    private static float[] sigmas(
            SamplerType type, ScheduleType schedule, int steps, NoiseSchedule model, SamplerOptions options) {
        Traits traits = Traits.of(type);
        ScheduleType chosen = schedule == ScheduleType.AUTOMATIC ? traits.automatic() : schedule;
        ScheduleOptions layout = options.schedule();
        if (traits.penultimate() == Traits.Penultimate.LEFT_OUT) {
            layout = layout.withoutPenultimate();
        }
        return Schedules.sigmas(chosen, steps, model, layout);
    }

    /// The noise of a run; one with a Brownian path has it over the positive levels of the whole schedule.
    private static NoiseSource over(NoiseSource noise, float[] sigmas) {
        float low = sigmas[0];
        float high = sigmas[0];
        for (float sigma : sigmas) {
            low = sigma > 0 ? Math.min(low, sigma) : low;
            high = Math.max(high, sigma);
        }
        return noise.over(low, high);
    }

    private static Method sigmaMethod(SamplerType type, float[] sigmas, SamplerOptions options) {
        return switch (type) {
            case DPMPP_2M -> new DpmPlusPlus2M(sigmas);
            case EULER_A -> new EulerAncestral(sigmas, options.eta());
            case EULER -> new Euler(sigmas, churn(options));
            default -> throw new IllegalArgumentException(type + " does not step through noise levels");
        };
    }

    private static Method timestepMethod(SamplerType type, int[] grid, NoiseSchedule model, SamplerOptions options) {
        return switch (type) {
            case DDIM -> new Ddim(grid, model, options.etaDdim(), Ddim.Direction.GUIDED);
            default -> throw new IllegalArgumentException(type + " does not step through timesteps");
        };
    }

    private static Churn churn(SamplerOptions options) {
        return new Churn(options.churn(), options.churnFrom(), options.churnUpTo(), options.noise());
    }
}
