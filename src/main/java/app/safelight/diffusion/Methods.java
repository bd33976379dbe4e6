package app.safelight.diffusion;

import app.safelight.request.SamplerType;
import app.safelight.request.SamplingRules;

/// Makes a sampler's mathematics from its plan.
final class Methods {
    private final SamplerType type;
    private final NoiseSchedule model;
    private final SamplingRules rules;

    Methods(SamplerType type, NoiseSchedule model, SamplingRules rules) {
        this.type = type;
        this.model = model;
        this.rules = rules;
    }

    /// The method over noise levels.
    ///
    /// @param low lowest level of the methods that make their own
    /// @param high highest level of the methods that make their own
    /// @param steps number of steps for them
    Method over(float[] sigmas, float low, float high, int steps) {
        double eta = rules.eta();
        double noise = rules.noise();
        return switch (type) {
            case EULER -> new Euler(sigmas, churn());
            case EULER_A -> new EulerAncestral(sigmas, eta);
            case HEUN -> new Heun(sigmas, churn());
            case LMS -> new Lms(sigmas);
            case DPM2 -> new Dpm2(sigmas, churn());
            case DPM2_A -> new Dpm2Ancestral(sigmas, eta, noise);
            case DPMPP_2S_A -> new DpmPlusPlus2SAncestral(sigmas, eta, noise);
            case DPMPP_2M -> new DpmPlusPlus2M(sigmas);
            case DPMPP_SDE -> new DpmPlusPlusSde(sigmas, eta, noise);
            case DPMPP_2M_SDE ->
                new DpmPlusPlus2MSde(several(sigmas), eta, noise, DpmPlusPlus2MSde.Correction.MIDPOINT);
            case DPMPP_2M_SDE_HEUN ->
                new DpmPlusPlus2MSde(several(sigmas), eta, noise, DpmPlusPlus2MSde.Correction.HEUN);
            case DPMPP_3M_SDE -> new DpmPlusPlus3MSde(several(sigmas), eta, noise);
            case DPM_FAST -> new DpmFast(steps, low, high, eta, noise);
            case DPM_ADAPTIVE -> new DpmAdaptive(steps, low, high, eta);
            case RESTART -> Restart.over(sigmas);
            case LCM -> new Lcm(sigmas);
            case DEIS -> Deis.over(sigmas);
            case IPNDM -> new Ipndm(sigmas, Ipndm.Weights.EVEN);
            case IPNDM_V -> new Ipndm(sigmas, Ipndm.Weights.UNEVEN);
            case RES_MULTISTEP -> new ResMultistep(sigmas);
            case EULER_CFG_PP -> new EulerCfgPlusPlus(sigmas, 0, noise);
            case EULER_A_CFG_PP -> new EulerCfgPlusPlus(sigmas, eta, noise);
            case TCD -> Tcd.over(sigmas, model, eta);
            case DDIM, DDIM_CFG_PP, PLMS, UNIPC ->
                throw new IllegalArgumentException(type.label() + " does not step through noise levels");
        };
    }

    /// The levels of a multi-step method whose first step may not be its last, as A1111 has it.
    private float[] several(float[] sigmas) {
        if (sigmas[1] == 0) {
            throw new IllegalArgumentException(type.label() + " takes at least 2 steps, but 1 is left");
        }
        return sigmas;
    }

    /// The method over a grid of timesteps, ascending.
    ///
    /// @param start time at which the methods over continuous time begin
    Method over(int[] grid, float start) {
        return switch (type) {
            case DDIM -> new Ddim(grid, model, rules.etaDdim(), Ddim.Direction.GUIDED);
            case DDIM_CFG_PP -> new Ddim(grid, model, rules.etaDdim(), Ddim.Direction.UNCONDITIONAL);
            case PLMS -> new Plms(grid, model);
            case UNIPC -> UniPc.over(grid.length, start, model, rules.uniPc());
            default -> throw new IllegalArgumentException(type.label() + " does not step through timesteps");
        };
    }

    private Churn churn() {
        double upTo = rules.churnUpTo() == 0 ? Double.POSITIVE_INFINITY : rules.churnUpTo();
        return new Churn(rules.churn(), rules.churnFrom(), upTo, rules.noise());
    }
}
