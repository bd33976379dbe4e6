package app.safelight.diffusion;

import app.safelight.request.ModelFamily;

/// The dials of a sampler beside its name, schedule and number of steps.
///
/// @param eta share of fresh noise in ancestral and SDE samplers, 1 for all of it
/// @param etaDdim the same for DDIM, whose default is 0
/// @param churn noise added ahead of each step of Euler, Heun and DPM2
/// @param churnFrom lowest noise level at which churn acts
/// @param churnUpTo highest noise level at which churn acts
/// @param noise factor of the fresh noise
/// @param sgmStart whether the initial noise is scaled by `√(1 + σ²)` instead of σ
/// @param schedule of the noise levels
/// @param uniPc of UniPC alone
public record SamplerOptions(
        double eta,
        double etaDdim,
        double churn,
        double churnFrom,
        double churnUpTo,
        double noise,
        boolean sgmStart,
        ScheduleOptions schedule,
        UniPcOptions uniPc) {
    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public SamplerOptions {
        if (!(eta >= 0 && etaDdim >= 0 && churn >= 0 && noise >= 0)) {
            throw new IllegalArgumentException("eta " + eta + ", etaDdim " + etaDdim + ", churn " + churn + ", noise "
                    + noise + ": none may be negative");
        }
        if (!(churnFrom <= churnUpTo)) {
            throw new IllegalArgumentException("churnFrom " + churnFrom + " is above churnUpTo " + churnUpTo);
        }
    }

    /// What A1111 starts with.
    public static SamplerOptions defaults(ModelFamily family) {
        return new SamplerOptions(
                1,
                0,
                0,
                0,
                Double.POSITIVE_INFINITY,
                1,
                false,
                ScheduleOptions.defaults(family),
                UniPcOptions.DEFAULTS);
    }
}
