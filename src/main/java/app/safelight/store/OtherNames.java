package app.safelight.store;

import static java.util.Map.entry;

import java.util.Map;

/// What ComfyUI, InvokeAI, stable-diffusion.cpp, Draw Things and DiffusionBee call samplers and schedules where no
/// spelling of ours matches. A name is in here only where it means the same mathematics: InvokeAI's `dpmpp_2s` and
/// `dpmpp_3m`, stable-diffusion.cpp's `dpm++2mv2` and `ddim_trailing`, and ComfyUI's `uni_pc_bh2`, a variant that a
/// name of ours cannot say, are left out.
final class OtherNames {
    /// Samplers by their bare names; where the schedule is empty, the name does not say one.
    static final Map<String, SamplerNames.Labels> SAMPLERS = Map.ofEntries(
            entry("kdpm2", sampler("DPM2")),
            entry("kdpm2a", sampler("DPM2 a")),
            entry("pndm", sampler("PLMS")),
            entry("lmsd", sampler("LMS")),
            entry("keuler", sampler("Euler")),
            entry("keulera", sampler("Euler a")),
            entry("dpmppsdegpu", sampler("DPM++ SDE")),
            entry("dpmpp2msdegpu", sampler("DPM++ 2M SDE")),
            entry("dpmpp2msdeheungpu", sampler("DPM++ 2M SDE Heun")),
            entry("dpmpp3msdegpu", sampler("DPM++ 3M SDE")),
            entry("dpmpp2mays", new SamplerNames.Labels("DPM++ 2M", "Align Your Steps")),
            entry("euleraays", new SamplerNames.Labels("Euler a", "Align Your Steps")),
            entry("dpmppsdeays", new SamplerNames.Labels("DPM++ SDE", "Align Your Steps")),
            entry("dpmpp2mtrailing", new SamplerNames.Labels("DPM++ 2M", "SGM Uniform")),
            entry("euleratrailing", new SamplerNames.Labels("Euler a", "SGM Uniform")),
            entry("dpmppsdetrailing", new SamplerNames.Labels("DPM++ SDE", "SGM Uniform")));

    /// Schedules by their bare names.
    static final Map<String, String> SCHEDULES =
            Map.of("ays", "Align Your Steps", "discrete", "Uniform", "ddimuniform", "DDIM");

    /// Endings of a sampler's bare name that say its schedule: InvokeAI's `dpmpp_2m_k`, and what follows a blank in
    /// stable-diffusion.cpp's `euler_a discrete`.
    static final Map<String, String> ENDINGS = Map.of("k", "Karras", "discrete", "Uniform");

    private OtherNames() {}

    private static SamplerNames.Labels sampler(String label) {
        return new SamplerNames.Labels(label, "");
    }
}
