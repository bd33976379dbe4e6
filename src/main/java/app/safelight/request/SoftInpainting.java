package app.safelight.request;

/// Inpainting whose mask means how much, not whether: AUTOMATIC1111's soft inpainting.
///
/// @param scheduleBias how fast the mask gives way over the steps
/// @param preservation how strongly masked content is kept
/// @param transitionContrast boost of contrast where both are mixed
/// @param maskInfluence how much the mask counts in the last composition
/// @param differenceThreshold how far a pixel must change to be taken over
/// @param differenceContrast how sharply that is decided
/// @param confined whether nothing outside the blurred mask may change; AUTOMATIC1111 takes over what changed there too
public record SoftInpainting(
        double scheduleBias,
        double preservation,
        double transitionContrast,
        double maskInfluence,
        double differenceThreshold,
        double differenceContrast,
        boolean confined) {
    /// AUTOMATIC1111's numbers, confined to the blurred mask.
    public static final SoftInpainting USUAL = new SoftInpainting(1, 0.5, 4, 0, 0.5, 2, true);

    /// @throws IllegalArgumentException naming the fields if one is out of range
    public SoftInpainting {
        if (!(scheduleBias >= 0 && preservation >= 0 && differenceThreshold >= 0 && differenceContrast >= 0)) {
            throw new IllegalArgumentException("scheduleBias " + scheduleBias + ", preservation " + preservation
                    + ", differenceThreshold " + differenceThreshold + ", differenceContrast " + differenceContrast
                    + ": none may be negative");
        }
        if (!(transitionContrast > 0)) {
            throw new IllegalArgumentException("transitionContrast " + transitionContrast + " is not above 0");
        }
        if (!(maskInfluence >= 0 && maskInfluence <= 1)) {
            throw new IllegalArgumentException("maskInfluence " + maskInfluence + " is not from 0 to 1");
        }
    }

    /// As AUTOMATIC1111 does it, not confined.
    ///
    /// @throws IllegalArgumentException naming the fields if a value is negative
    public SoftInpainting(
            double scheduleBias,
            double preservation,
            double transitionContrast,
            double maskInfluence,
            double differenceThreshold,
            double differenceContrast) {
        this(
                scheduleBias,
                preservation,
                transitionContrast,
                maskInfluence,
                differenceThreshold,
                differenceContrast,
                false);
    }
}
