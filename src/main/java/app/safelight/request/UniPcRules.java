package app.safelight.request;

/// The dials of UniPC.
///
/// @param variant of its coefficients
/// @param spacing of its times
/// @param order 1 to 9; not above the number of steps
/// @param lastSteps whether the order falls towards the end
public record UniPcRules(Variant variant, Spacing spacing, int order, LastSteps lastSteps) {
    private static final int HIGHEST_ORDER = 9;

    /// How the coefficients are made.
    public enum Variant {
        /// B(h) = h.
        BH1,
        /// B(h) = eʰ − 1.
        BH2,
        /// Coefficients that vary with the step.
        VARY_COEFF
    }

    /// How the times are spaced.
    public enum Spacing {
        TIME_UNIFORM,
        TIME_QUADRATIC,
        LOG_SNR
    }

    /// What the order does towards the end.
    public enum LastSteps {
        LOWER_ORDER,
        SAME_ORDER
    }

    /// AUTOMATIC1111's defaults.
    public static final UniPcRules USUAL = new UniPcRules(Variant.BH1, Spacing.TIME_UNIFORM, 3, LastSteps.LOWER_ORDER);

    /// @throws IllegalArgumentException if the order is out of range
    public UniPcRules {
        if (order < 1 || order > HIGHEST_ORDER) {
            throw new IllegalArgumentException("order " + order + " is not from 1 to " + HIGHEST_ORDER);
        }
    }
}
