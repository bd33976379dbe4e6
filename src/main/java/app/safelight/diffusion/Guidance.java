package app.safelight.diffusion;

import java.util.List;

/// What a picture is steered by (Ho and Salimans 2022, "Classifier-Free Diffusion Guidance").
///
/// @param positives the sub-prompts joined by AND, each with its weight; at least one
/// @param negative what to stay away from
/// @param scale strength; 1 leaves the negative out
/// @param skip where the negative is left out to save time
/// @param rescale share of the guided prediction that is brought back to the spread of the unguided one, 0 to 1 (Lin et
///     al. 2023, "Common Diffusion Noise Schedules and Sample Steps are Flawed", section 3.4)
public record Guidance(
        List<Weighted> positives, Conditioning negative, double scale, NegativeSkip skip, double rescale) {
    /// @throws IllegalArgumentException if there is no sub-prompt, or the share is out of range
    public Guidance {
        if (positives.isEmpty()) {
            throw new IllegalArgumentException("positives: there is no prompt");
        }
        if (!(rescale >= 0 && rescale <= 1)) {
            throw new IllegalArgumentException("rescale " + rescale + " is not from 0 to 1");
        }
        positives = List.copyOf(positives);
    }

    /// A sub-prompt and its weight.
    public record Weighted(Conditioning conditioning, double weight) {}

    /// Guidance by one prompt and one negative.
    public static Guidance of(Conditioning positive, Conditioning negative, double scale) {
        return new Guidance(List.of(new Weighted(positive, 1)), negative, scale, NegativeSkip.NEVER, 0);
    }
}
