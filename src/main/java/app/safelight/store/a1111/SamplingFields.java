package app.safelight.store.a1111;

import app.safelight.request.SamplingRules;
import app.safelight.request.ScheduleRules;
import app.safelight.request.ScheduleRules.TrainedLevels;
import app.safelight.request.UniPcRules;
import app.safelight.request.UniPcRules.LastSteps;
import app.safelight.request.UniPcRules.Spacing;
import app.safelight.request.UniPcRules.Variant;
import app.safelight.store.StoreException;

/// The sampler's dials, from a request's own fields and from the settings.
final class SamplingFields {
    private static final double USUAL_BETA = 0.6;
    private static final int USUAL_ORDER = 3;

    private final Fields request;
    private final Fields settings;

    SamplingFields(Fields request, Fields settings) {
        this.request = request;
        this.settings = settings;
    }

    SamplingRules read() throws StoreException {
        return new SamplingRules(
                request.number("eta", settings.number("eta_ancestral", 1)),
                request.number("eta", settings.number("eta_ddim", 0)),
                dial("s_churn", 0),
                dial("s_tmin", 0),
                dial("s_tmax", 0),
                dial("s_noise", 1),
                settings.truth("sgm_noise_multiplier", false),
                settings.truth("enable_quantization", false),
                settings.truth("no_dpmpp_sde_batch_determinism", false),
                schedule(),
                uniPc());
    }

    /// A dial that both the request and the settings have: the setting counts unless it is at its default.
    private double dial(String name, double usual) throws StoreException {
        double asked = request.number(name, usual);
        double set = settings.number(name, usual);
        return set != usual ? set : asked;
    }

    private ScheduleRules schedule() throws StoreException {
        return new ScheduleRules(
                settings.number("sigma_min", 0),
                settings.number("sigma_max", 0),
                settings.number("rho", 0),
                settings.number("beta_dist_alpha", USUAL_BETA),
                settings.number("beta_dist_beta", USUAL_BETA),
                settings.truth("always_discard_next_to_last_sigma", false),
                settings.truth("use_old_karras_scheduler_sigmas", false),
                levels());
    }

    private TrainedLevels levels() throws StoreException {
        boolean downcast = settings.truth("use_downcasted_alpha_bar", false);
        boolean zero = switch (settings.text("sd_noise_schedule", "Default")) {
            case "Default" -> false;
            case "Zero Terminal SNR" -> true;
            default -> throw settings.bad("sd_noise_schedule", "is not one of Default, Zero Terminal SNR");
        };
        if (downcast && zero) {
            throw settings.bad("use_downcasted_alpha_bar", "cannot go with sd_noise_schedule Zero Terminal SNR");
        }
        if (downcast) {
            return TrainedLevels.DOWNCAST;
        }
        return zero ? TrainedLevels.ZERO_TERMINAL_SNR : TrainedLevels.USUAL;
    }

    private UniPcRules uniPc() throws StoreException {
        int order = settings.whole("uni_pc_order", USUAL_ORDER);
        boolean lower = settings.truth("uni_pc_lower_order_final", true);
        return new UniPcRules(variant(), spacing(), order, lower ? LastSteps.LOWER_ORDER : LastSteps.SAME_ORDER);
    }

    private Variant variant() throws StoreException {
        return switch (settings.text("uni_pc_variant", "bh1")) {
            case "bh1" -> Variant.BH1;
            case "bh2" -> Variant.BH2;
            case "vary_coeff" -> Variant.VARY_COEFF;
            default -> throw settings.bad("uni_pc_variant", "is not one of bh1, bh2, vary_coeff");
        };
    }

    private Spacing spacing() throws StoreException {
        return switch (settings.text("uni_pc_skip_type", "time_uniform")) {
            case "time_uniform" -> Spacing.TIME_UNIFORM;
            case "time_quadratic" -> Spacing.TIME_QUADRATIC;
            case "logSNR" -> Spacing.LOG_SNR;
            default -> throw settings.bad("uni_pc_skip_type", "is not one of time_uniform, time_quadratic, logSNR");
        };
    }
}
