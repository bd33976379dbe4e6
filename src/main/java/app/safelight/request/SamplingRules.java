package app.safelight.request;

/// The dials of a sampler beside its name, schedule and number of steps.
///
/// @param eta share of fresh noise in ancestral and SDE samplers, 1 for all of it
/// @param etaDdim the same for DDIM
/// @param churn noise added ahead of each step of Euler, Heun and DPM2 ("s_churn")
/// @param churnFrom lowest noise level at which churn acts ("s_tmin")
/// @param churnUpTo highest noise level at which churn acts ("s_tmax"); 0 for any
/// @param noise factor of the fresh noise ("s_noise")
/// @param sgmStart whether the first noise is scaled by `√(1 + σ²)` instead of σ ("SGM noise multiplier")
/// @param quantised whether noise levels are rounded to those the model was trained on before each call
/// @param sharedBrownian whether the Brownian tree of DPM++ SDE has a seed of PyTorch's choice, not the picture's, as
///     AUTOMATIC1111 does with "no DPM++ SDE batch determinism"
/// @param schedule of the noise levels
/// @param uniPc of UniPC alone
public record SamplingRules(
        double eta,
        double etaDdim,
        double churn,
        double churnFrom,
        double churnUpTo,
        double noise,
        boolean sgmStart,
        boolean quantised,
        boolean sharedBrownian,
        ScheduleRules schedule,
        UniPcRules uniPc) {
    /// AUTOMATIC1111's defaults.
    public static final SamplingRules USUAL =
            new SamplingRules(1, 0, 0, 0, 0, 1, false, false, false, ScheduleRules.USUAL, UniPcRules.USUAL);

    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public SamplingRules {
        if (!(eta >= 0 && etaDdim >= 0 && churn >= 0 && noise >= 0 && churnFrom >= 0 && churnUpTo >= 0)) {
            throw new IllegalArgumentException("eta " + eta + ", etaDdim " + etaDdim + ", churn " + churn
                    + ", churnFrom " + churnFrom + ", churnUpTo " + churnUpTo + ", noise " + noise
                    + ": none may be negative");
        }
    }
}
