package app.safelight.cli;

import app.safelight.request.NoiseRules;
import app.safelight.request.NoiseSize;
import app.safelight.request.RandomSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/// The options of how noise comes from the seed.
final class NoiseOptions {
    @Option(
            names = "--rng",
            paramLabel = "NAME",
            converter = SourceName.class,
            description = "Generator of the noise (RNG): NV, as on an NVIDIA card, or CPU. Default: NV.")
    private @Nullable RandomSource source;

    @Option(
            names = "--variation-seed",
            paramLabel = "N",
            description = "Another seed, whose noise is mixed in (Variation seed). Default: -1, a random one.")
    private @Nullable String variationSeed;

    @Option(
            names = "--variation-strength",
            paramLabel = "X",
            description = "How much of it, 0 to 1 (Variation seed strength). Where it is not 0, further pictures change"
                    + " the variation seed alone. Default: 0.")
    private @Nullable Double variationStrength;

    @Option(
            names = "--seed-resize",
            paramLabel = "WxH",
            converter = SizeOfNoise.class,
            description = "Size that the noise is drawn for first, to lie in the middle of the picture's (Seed resize"
                    + " from).")
    private @Nullable NoiseSize resizeFrom;

    @Option(
            names = "--ensd",
            paramLabel = "N",
            description = "Added to the seed for all noise after the first (ENSD, eta noise seed delta). Default: 0.")
    private @Nullable Long seedDelta;

    /// The rules asked for.
    ///
    /// @throws IllegalArgumentException if a value is out of range
    NoiseRules override(NoiseRules base) {
        return new NoiseRules(
                Objects.requireNonNullElse(source, base.source()),
                variationSeed(base),
                Objects.requireNonNullElse(variationStrength, base.variationStrength()),
                resizeFrom == null ? base.resizeFrom() : resizeFrom,
                Objects.requireNonNullElse(seedDelta, base.seedDelta()));
    }

    private long variationSeed(NoiseRules base) {
        if (variationSeed != null) {
            return Seeds.read("variation seed", variationSeed);
        }
        return variationStrength == null || base.variationStrength() != 0 ? base.variationSeed() : Seeds.any();
    }

    /// `nv` or `cpu`.
    static final class SourceName implements ITypeConverter<RandomSource> {
        @Override
        public RandomSource convert(String value) {
            return Names.labelled(RandomSource.values(), RandomSource::label, value);
        }
    }

    /// `512x768`, of any two numbers of pixels.
    static final class SizeOfNoise implements ITypeConverter<NoiseSize> {
        @Override
        public NoiseSize convert(String value) {
            int[] sides = Converters.sides(value);
            return Converters.valid(value, () -> new NoiseSize(sides[0], sides[1]));
        }
    }
}
