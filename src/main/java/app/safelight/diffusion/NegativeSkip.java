package app.safelight.diffusion;

/// When guidance leaves the negative prompt out to save time.
///
/// @param below noise level (for the DDIM family: timestep) below which it does, "negative guidance minimum sigma";
///     0 for never
/// @param rate on which denoiser calls below that level
/// @param early share of the run's denoiser calls at its beginning that do without; 0 for none
/// @param calls number of denoiser calls of the whole run, as A1111 counts them: steps times order
public record NegativeSkip(double below, Rate rate, double early, int calls) {
    /// Nothing is left out.
    public static final NegativeSkip NEVER = new NegativeSkip(0, Rate.EVERY_OTHER, 0, 1);

    /// On which calls.
    public enum Rate {
        EVERY_OTHER,
        EVERY
    }

    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public NegativeSkip {
        if (!(below >= 0) || !(early >= 0 && early <= 1) || calls < 1) {
            throw new IllegalArgumentException(
                    "below " + below + " (at least 0), early " + early + " (0 to 1), calls " + calls + " (at least 1)");
        }
    }

    /// Whether call number `call`, from 0, does without.
    boolean applies(int call, float level) {
        if (early != 0 && (double) call / calls <= early) {
            return true;
        }
        return (call % 2 == 1 || rate == Rate.EVERY) && below > 0 && level < below;
    }
}
