package app.safelight.engine;

import app.safelight.diffusion.NoiseGenerator;
import app.safelight.diffusion.PhiloxNoise;
import app.safelight.diffusion.PictureNoise;
import app.safelight.diffusion.SeededNoise;
import app.safelight.diffusion.TorchCpuNoise;
import app.safelight.request.ImageSize;
import app.safelight.request.NoiseRules;
import org.jspecify.annotations.Nullable;

/// Makes a picture's noise from what a request says of it.
final class Noises {
    private static final int CHANNELS = 4;

    private Noises() {}

    /// The noise of a seed.
    ///
    /// @param size of the latent
    static PictureNoise of(long seed, NoiseRules rules, LatentSize size) {
        NoiseGenerator generator = switch (rules.source()) {
            case NV -> new PhiloxNoise();
            case CPU -> new TorchCpuNoise();
        };
        SeededNoise seeded =
                new SeededNoise(generator, seed, rules.seedDelta(), CHANNELS, size.height(), size.width());
        return new PictureNoise(seeded, variation(rules), frame(rules));
    }

    private static PictureNoise.@Nullable Variation variation(NoiseRules rules) {
        return rules.variationStrength() == 0
                ? null
                : new PictureNoise.Variation(rules.variationSeed(), rules.variationStrength());
    }

    private static PictureNoise.@Nullable Frame frame(NoiseRules rules) {
        ImageSize from = rules.resizeFrom();
        if (from == null) {
            return null;
        }
        LatentSize size = LatentSize.of(from);
        return new PictureNoise.Frame(size.height(), size.width());
    }
}
