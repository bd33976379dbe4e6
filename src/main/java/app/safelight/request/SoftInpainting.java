package app.safelight.request;

/// Inpainting whose mask means how much, not whether: AUTOMATIC1111's soft inpainting.
///
/// @param scheduleBias how fast the mask gives way over the steps
/// @param preservation how strongly masked content is kept
/// @param transitionContrast boost of contrast where both are mixed
/// @param maskInfluence how much the mask counts in the last composition
/// @param differenceThreshold how far a pixel must change to be taken over
/// @param differenceContrast how sharply that is decided
public record SoftInpainting(
        double scheduleBias,
        double preservation,
        double transitionContrast,
        double maskInfluence,
        double differenceThreshold,
        double differenceContrast) {
    /// AUTOMATIC1111's defaults.
    public static final SoftInpainting USUAL = new SoftInpainting(1, 0.5, 4, 0, 0.5, 2);

    /// @throws IllegalArgumentException naming the fields if a value is negative
    public SoftInpainting {
        if (!(scheduleBias >= 0
                && preservation >= 0
                && transitionContrast >= 0
                && maskInfluence >= 0
                && differenceThreshold >= 0
                && differenceContrast >= 0)) {
            throw new IllegalArgumentException("scheduleBias " + scheduleBias + ", preservation " + preservation
                    + ", transitionContrast " + transitionContrast + ", maskInfluence " + maskInfluence
                    + ", differenceThreshold " + differenceThreshold + ", differenceContrast " + differenceContrast
                    + ": none may be negative");
        }
    }
}
