package app.safelight.store;

import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import java.util.EnumSet;
import java.util.Set;

/// Which parameters AUTOMATIC1111 writes for a sampler: those of the dials it has.
final class SamplerKeys {
    private static final double KARRAS_RHO = 7;
    private static final double POLYEXPONENTIAL_RHO = 1;

    /// Those that walk over the model's times, not over noise levels of a schedule.
    private static final Set<SamplerType> ON_TIMES =
            EnumSet.of(SamplerType.DDIM, SamplerType.DDIM_CFG_PP, SamplerType.PLMS, SamplerType.UNIPC);

    private static final Set<SamplerType> SEED_DELTA = EnumSet.of(
            SamplerType.DPMPP_2S_A,
            SamplerType.EULER_A,
            SamplerType.DPM2_A,
            SamplerType.DPM_FAST,
            SamplerType.DPM_ADAPTIVE);

    private static final Set<SamplerType> ETA = EnumSet.of(
            SamplerType.DPMPP_2S_A,
            SamplerType.EULER_A,
            SamplerType.DPM2_A,
            SamplerType.DPM_FAST,
            SamplerType.DPM_ADAPTIVE,
            SamplerType.DPMPP_SDE,
            SamplerType.DPMPP_2M_SDE,
            SamplerType.DPMPP_2M_SDE_HEUN,
            SamplerType.DPMPP_3M_SDE,
            SamplerType.DDIM,
            SamplerType.DDIM_CFG_PP);

    private static final Set<SamplerType> CHURN = EnumSet.of(SamplerType.EULER, SamplerType.HEUN, SamplerType.DPM2);

    private static final Set<SamplerType> NOISE = EnumSet.of(
            SamplerType.EULER,
            SamplerType.HEUN,
            SamplerType.DPM2,
            SamplerType.DPM2_A,
            SamplerType.DPM_FAST,
            SamplerType.DPMPP_2S_A,
            SamplerType.DPMPP_SDE,
            SamplerType.DPMPP_2M_SDE,
            SamplerType.DPMPP_2M_SDE_HEUN,
            SamplerType.DPMPP_3M_SDE);

    private static final Set<SamplerType> DISCARD =
            EnumSet.of(SamplerType.DPMPP_3M_SDE, SamplerType.DPM2, SamplerType.DPM2_A);

    private SamplerKeys() {}

    static boolean onTimes(SamplerType sampler) {
        return ON_TIMES.contains(sampler);
    }

    static boolean usesSeedDelta(SamplerType sampler) {
        return SEED_DELTA.contains(sampler);
    }

    static boolean hasEta(SamplerType sampler) {
        return ETA.contains(sampler);
    }

    static boolean churns(SamplerType sampler) {
        return CHURN.contains(sampler);
    }

    static boolean scalesNoise(SamplerType sampler) {
        return NOISE.contains(sampler);
    }

    /// Whether it leaves the last level above zero out unasked.
    static boolean discardsAnyway(SamplerType sampler) {
        return DISCARD.contains(sampler);
    }

    /// What a schedule stands for with a sampler.
    static ScheduleType settled(SamplerType sampler, ScheduleType schedule) {
        return schedule == ScheduleType.AUTOMATIC ? sampler.automatic() : schedule;
    }

    /// The second pass's schedule where a recipe tells none. Since AUTOMATIC1111 tells it where it is another than the
    /// first's, a second sampler with an own schedule then has the first's.
    ///
    /// @param told the first pass's schedule as the recipe tells it
    static ScheduleType untold(SamplerType first, ScheduleType told, SamplerType second) {
        boolean ownTold = told != ScheduleType.AUTOMATIC && !onTimes(second);
        if (ownTold && second.automatic() != ScheduleType.AUTOMATIC) {
            return told;
        }
        return settled(second, told == first.automatic() ? ScheduleType.AUTOMATIC : told);
    }

    /// Whether a schedule has an exponent, and this is another than its own.
    static boolean hasOtherRho(ScheduleType schedule, double rho) {
        return switch (schedule) {
            case KARRAS -> rho != KARRAS_RHO;
            case POLYEXPONENTIAL -> rho != POLYEXPONENTIAL_RHO;
            default -> false;
        };
    }
}
