package app.safelight.store;

import static app.safelight.store.Knob.flag;
import static app.safelight.store.Knob.plain;
import static app.safelight.store.Knob.words;

import java.util.List;
import java.util.Map;

/// All parameters by which recipes tell the finer parts of a request. The first of each group have AUTOMATIC1111's
/// names, also where that program reads but does not write them; the last are this program's own.
final class Knobs {
    private static final String PROMPTS = "tuning/prompts/";
    private static final String NOISE = "tuning/noise/";
    private static final String SAMPLING = "tuning/sampling/";
    private static final String SCHEDULE = "tuning/sampling/schedule/";
    private static final String UNIPC = "tuning/sampling/uniPc/";
    private static final String GUIDANCE = "tuning/guidance/";
    private static final String NETWORK = "tuning/network/";
    private static final String MASK = "start/inpainting/";
    private static final String SOFT = "start/inpainting/soft/";
    private static final String HIRES = "hires/";

    /// In the order in which this program adds those that AUTOMATIC1111 leaves out.
    static final List<Knob> ALL = List.of(
            plain("Clip skip", PROMPTS + "clipSkip"),
            plain("Emphasis", PROMPTS + "emphasis"),
            flag("Pad conds", PROMPTS + "padding", "empty chunks"),
            flag("Pad conds v0", PROMPTS + "padding", "last state"),
            flag("Old prompt editing timelines", PROMPTS + "editing", "below one"),
            flag("Old emphasis implementation", PROMPTS + "oldEmphasis", "true"),
            plain("Comma backtracking", PROMPTS + "commaBacktrack"),
            //
            words("RNG", NOISE + "source", Map.of("NV", "NV", "CPU", "CPU")),
            plain("Variation seed", NOISE + "variationSeed").unsigned(),
            plain("Variation seed strength", NOISE + "variationStrength"),
            plain("Seed resize from", NOISE + "resizeFrom"),
            plain("ENSD", NOISE + "seedDelta"),
            //
            plain("Eta", SAMPLING + "eta"),
            plain("Eta DDIM", SAMPLING + "etaDdim"),
            plain("Sigma churn", SAMPLING + "churn"),
            plain("Sigma tmin", SAMPLING + "churnFrom"),
            plain("Sigma tmax", SAMPLING + "churnUpTo"),
            plain("Sigma noise", SAMPLING + "noise"),
            flag("SGM noise multiplier", SAMPLING + "sgmStart", "true"),
            flag("Quantized sigmas", SAMPLING + "quantised", "true"),
            flag("Shared Brownian tree", SAMPLING + "sharedBrownian", "true"),
            //
            flag("Discard penultimate sigma", SCHEDULE + "discardPenultimate", "true"),
            plain("Schedule min sigma", SCHEDULE + "sigmaMin"),
            plain("Schedule max sigma", SCHEDULE + "sigmaMax"),
            plain("Schedule rho", SCHEDULE + "rho"),
            plain("Beta schedule alpha", SCHEDULE + "betaAlpha"),
            plain("Beta schedule beta", SCHEDULE + "betaBeta"),
            flag("Downcast alphas_cumprod", SCHEDULE + "levels", "downcast"),
            words("Noise Schedule", SCHEDULE + "levels", Map.of("Zero Terminal SNR", "zero terminal snr")),
            flag("Old Karras sigmas", SCHEDULE + "oldKarras", "true"),
            //
            words("UniPC variant", UNIPC + "variant", Map.of("bh1", "bh1", "bh2", "bh2", "vary_coeff", "vary coeff")),
            words(
                    "UniPC skip type",
                    UNIPC + "spacing",
                    Map.of("time_uniform", "time uniform", "time_quadratic", "time quadratic", "logSNR", "log snr")),
            plain("UniPC order", UNIPC + "order"),
            words("UniPC lower order final", UNIPC + "lastSteps", Map.of("True", "lower order", "False", "same order")),
            //
            plain("Skip Early CFG", GUIDANCE + "skipEarly"),
            plain("NGMS", GUIDANCE + "skipBelow"),
            flag("NGMS all steps", GUIDANCE + "skipEveryStep", "true"),
            plain("CFG rescale", GUIDANCE + "rescale"),
            //
            flag("Tiling", NETWORK + "tiling", "true"),
            plain("SDXL crop top", NETWORK + "cropTop"),
            plain("SDXL crop left", NETWORK + "cropLeft"),
            //
            plain("Denoising strength", "start/denoising", HIRES + "denoising"),
            plain("Noise multiplier", "start/noiseMultiplier"),
            plain("Extra noise", "start/extraNoise"),
            flag("Exact steps", "start/stepRule", "exact"),
            plain("Resize mode", "start/resize"),
            flag("Colour correction", "start/colourCorrection", "true"),
            plain("Background colour", "start/background").colour(),
            //
            plain("Mask mode", MASK + "mode"),
            plain("Mask blur", MASK + "blurX", MASK + "blurY"),
            plain("Inpaint area", MASK + "area"),
            plain("Masked area padding", MASK + "padding"),
            plain("Masked content", MASK + "content"),
            plain("Conditional mask weight", MASK + "conditionalWeight"),
            plain("Mask blur x", MASK + "blurX"),
            plain("Mask blur y", MASK + "blurY"),
            words("Mask rounded", MASK + "rounded", Map.of("True", "true", "False", "false")),
            words("Inpaint overlay", MASK + "overlay", Map.of("True", "true", "False", "false")),
            plain("Mask strength", MASK + "rules/strength"),
            flag("Inpaint at own size", MASK + "rules/ownSize", "true"),
            plain("Masked area scale", MASK + "rules/frameScale"),
            //
            plain("Soft inpainting schedule bias", SOFT + "scheduleBias"),
            plain("Soft inpainting preservation strength", SOFT + "preservation"),
            plain("Soft inpainting transition contrast boost", SOFT + "transitionContrast"),
            plain("Soft inpainting mask influence", SOFT + "maskInfluence"),
            plain("Soft inpainting difference threshold", SOFT + "differenceThreshold"),
            plain("Soft inpainting difference contrast", SOFT + "differenceContrast"),
            flag("Soft inpainting confined", SOFT + "confined", "true"),
            //
            plain("Hires upscale", HIRES + "scale"),
            plain("Hires steps", HIRES + "steps"),
            plain("Hires upscaler", HIRES + "upscaler"),
            plain("Hires sampler", HIRES + "sampler"),
            plain("Hires schedule type", HIRES + "schedule"),
            plain("Hires prompt", HIRES + "prompt"),
            plain("Hires negative prompt", HIRES + "negativePrompt"));

    private Knobs() {}

    /// The parameter of that name.
    static Knob of(String key) {
        return ALL.stream().filter(knob -> knob.key().equals(key)).findFirst().orElseThrow();
    }
}
