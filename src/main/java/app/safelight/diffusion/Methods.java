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
            case DPMPP_2M_SDE -> new DpmPlusPlus2MSde(sigmas, eta, noise, DpmPlusPlus2MSde.Correction.MIDPOINT);
            case DPMPP_2M_SDE_HEUN -> new DpmPlusPlus2MSde(sigmas, eta, noise, DpmPlusPlus2MSde.Correction.HEUN);
            case DPMPP_3M_SDE -> new DpmPlusPlus3MSde(sigmas, eta, noise);
            case DPM_FAST -> new DpmFast(steps, low, high, eta, noise);
            case DPM_ADAPTIVE -> new DpmAdaptive(steps, low, high, eta);
            case RESTART -> Restart.over(sigmas);
            case LCM -> new Lcm(sigmas);
            case DDIM, DDIM_CFG_PP, PLMS, UNIPC ->
                throw new IllegalArgumentException(type.label() + " does not step through noise levels");
        };
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
