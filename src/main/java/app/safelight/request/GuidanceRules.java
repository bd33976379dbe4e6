package app.safelight.request;

/// How guidance is weakened or left out.
///
/// @param rescale share of the guided prediction that is brought back to the spread of the unguided one, 0 to 1 (Lin et
///     al. 2023, "Common Diffusion Noise Schedules and Sample Steps are Flawed", section 3.4)
/// @param skipBelow noise level below which the negative prompt is left out to save time ("negative guidance minimum
///     sigma"); 0 for never
/// @param skipEveryStep whether it is left out on every step below that level, not on every other
/// @param skipEarly share of the run's calls at its beginning that do without the negative prompt, 0 to 1
public record GuidanceRules(double rescale, double skipBelow, boolean skipEveryStep, double skipEarly) {
    /// AUTOMATIC1111's defaults: nothing is left out.
    public static final GuidanceRules USUAL = new GuidanceRules(0, 0, false, 0);

    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public GuidanceRules {
        if (!(rescale >= 0 && rescale <= 1) || !(skipEarly >= 0 && skipEarly <= 1)) {
            throw new IllegalArgumentException(
                    "rescale " + rescale + ", skipEarly " + skipEarly + ": both must be from 0 to 1");
        }
        if (!(skipBelow >= 0)) {
            throw new IllegalArgumentException("skipBelow " + skipBelow + " is negative");
        }
    }
}
