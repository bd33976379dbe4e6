package app.safelight.diffusion;

import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;

/// What A1111 knows of a sampler beside its mathematics.
///
/// @param walk what it steps through
/// @param automatic the schedule it takes when none is chosen
/// @param order number of denoiser calls of a full step, by which prompt editing counts
/// @param penultimate what becomes of the last noise level above zero
record Traits(Walk walk, ScheduleType automatic, int order, Penultimate penultimate) {

    /// What a sampler steps through.
    enum Walk {
        SIGMAS,
        TIMESTEPS
    }

    /// What becomes of the last noise level above zero.
    enum Penultimate {
        KEPT,
        LEFT_OUT
    }

    static Traits of(SamplerType sampler) {
        return switch (sampler) {
            case DPMPP_2M -> sigmas(ScheduleType.KARRAS, 1);
            case EULER, EULER_A -> sigmas(ScheduleType.AUTOMATIC, 1);
            case DDIM -> new Traits(Walk.TIMESTEPS, ScheduleType.AUTOMATIC, 1, Penultimate.KEPT);
        };
    }

    private static Traits sigmas(ScheduleType automatic, int order) {
        return new Traits(Walk.SIGMAS, automatic, order, Penultimate.KEPT);
    }
}
