package app.safelight.diffusion;

import app.safelight.request.SamplerType;

/// What A1111 knows of a sampler beside its mathematics.
///
/// @param walk what it steps through
/// @param order number of denoiser calls of a full step, by which prompt editing counts
/// @param noise how the noise of its steps hangs together
record Traits(Walk walk, int order, Noise noise) {

    /// What a sampler steps through.
    enum Walk {
        /// A schedule of noise levels.
        SIGMAS,
        /// A schedule of noise levels whose last one above zero is left out.
        SIGMAS_WITHOUT_PENULTIMATE,
        /// A grid of timesteps.
        TIMESTEPS
    }

    /// How the noise of a run's steps hangs together.
    enum Noise {
        /// Each step draws its own.
        INDEPENDENT,
        /// Steps take increments of one Brownian path.
        BROWNIAN
    }

    private Traits(Walk walk, int order) {
        this(walk, order, Noise.INDEPENDENT);
    }

    static Traits of(SamplerType sampler) {
        return switch (sampler) {
            case EULER, EULER_A, LMS, DPM_FAST, DPM_ADAPTIVE, LCM, DPMPP_2M -> new Traits(Walk.SIGMAS, 1);
            case DEIS, IPNDM, IPNDM_V, RES_MULTISTEP, EULER_CFG_PP, EULER_A_CFG_PP, TCD -> new Traits(Walk.SIGMAS, 1);
            case HEUN, DPMPP_2S_A, RESTART -> new Traits(Walk.SIGMAS, 2);
            case DPMPP_SDE -> new Traits(Walk.SIGMAS, 2, Noise.BROWNIAN);
            case DPMPP_2M_SDE, DPMPP_2M_SDE_HEUN -> new Traits(Walk.SIGMAS, 1, Noise.BROWNIAN);
            case DPMPP_3M_SDE -> new Traits(Walk.SIGMAS_WITHOUT_PENULTIMATE, 1, Noise.BROWNIAN);
            case DPM2, DPM2_A -> new Traits(Walk.SIGMAS_WITHOUT_PENULTIMATE, 2);
            case DDIM, DDIM_CFG_PP, PLMS, UNIPC -> new Traits(Walk.TIMESTEPS, 1);
        };
    }
}
