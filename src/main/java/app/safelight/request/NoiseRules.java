package app.safelight.request;

import org.jspecify.annotations.Nullable;

/// How a picture's noise comes from its seed.
///
/// @param source the generator
/// @param variationSeed the other seed, which the noise is mixed with
/// @param variationStrength how much of the other noise, 0 for none to 1 for all of it. Where it is not 0, picture i
///     of a batch has the seed itself and variationSeed + i
/// @param resizeFrom size whose noise is pasted into that of the picture's size; null for the picture's own
/// @param seedDelta added to the seed for all noise after the first ("ENSD"); 0 for none
public record NoiseRules(
        RandomSource source,
        long variationSeed,
        double variationStrength,
        @Nullable NoiseSize resizeFrom,
        long seedDelta) {
    /// AUTOMATIC1111's defaults, with the generator that is the same everywhere.
    public static final NoiseRules USUAL = new NoiseRules(RandomSource.NV, 0, 0, null, 0);

    /// @throws IllegalArgumentException naming the field and the value that is out of range
    public NoiseRules {
        if (!(variationStrength >= 0 && variationStrength <= 1)) {
            throw new IllegalArgumentException("variationStrength " + variationStrength + " is not from 0 to 1");
        }
    }

    /// The same for picture `index` of a batch. Without a variation nothing moves.
    public NoiseRules moved(int index) {
        return variationStrength == 0
                ? this
                : new NoiseRules(source, variationSeed + index, variationStrength, resizeFrom, seedDelta);
    }
}
