package app.safelight.request;

/// The finer rules of a request, which most leave at what is usual.
///
/// @param prompts how they are read and encoded
/// @param noise how it comes from the seed
/// @param sampling the sampler's dials
/// @param guidance how it is weakened or left out
/// @param network what the networks are told beside the prompt
public record Tuning(
        PromptRules prompts, NoiseRules noise, SamplingRules sampling, GuidanceRules guidance, NetworkRules network) {
    /// AUTOMATIC1111's defaults.
    public static final Tuning USUAL = new Tuning(
            PromptRules.USUAL, NoiseRules.USUAL, SamplingRules.USUAL, GuidanceRules.USUAL, NetworkRules.USUAL);

    /// The same with other rules for prompts.
    public Tuning with(PromptRules other) {
        return new Tuning(other, noise, sampling, guidance, network);
    }

    /// The same with other rules for noise.
    public Tuning with(NoiseRules other) {
        return new Tuning(prompts, other, sampling, guidance, network);
    }

    /// The same with other dials of the sampler.
    public Tuning with(SamplingRules other) {
        return new Tuning(prompts, noise, other, guidance, network);
    }

    /// The same with other rules for guidance.
    public Tuning with(GuidanceRules other) {
        return new Tuning(prompts, noise, sampling, other, network);
    }

    /// The same with other rules for the networks.
    public Tuning with(NetworkRules other) {
        return new Tuning(prompts, noise, sampling, guidance, other);
    }
}
