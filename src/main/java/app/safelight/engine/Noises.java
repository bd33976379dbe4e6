package app.safelight.engine;

import app.safelight.diffusion.NoiseGenerator;
import app.safelight.diffusion.PhiloxNoise;
import app.safelight.diffusion.PictureNoise;
import app.safelight.diffusion.SeededNoise;
import app.safelight.diffusion.TorchCpuNoise;
import app.safelight.request.GenerationRequest;
import app.safelight.request.NoiseRules;
import app.safelight.request.NoiseSize;
import org.jspecify.annotations.Nullable;

/// Makes a picture's noise from what a request says of it.
final class Noises {
    private static final int CHANNELS = 4;

    private Noises() {}

    /// The noise of a request for one picture.
    ///
    /// @param size of the latent
    static PictureNoise of(GenerationRequest request, LatentSize size) {
        NoiseRules rules = request.tuning().noise();
        NoiseGenerator generator = switch (rules.source()) {
            case NV -> new PhiloxNoise();
            case CPU -> new TorchCpuNoise();
        };
        SeededNoise seeded = new SeededNoise(
                generator, request.seed(), rules.seedDelta(), path(request), CHANNELS, size.height(), size.width());
        return new PictureNoise(seeded, variation(rules), frame(rules));
    }

    /// Seed of the Brownian path: the picture's, or what PyTorch's own generator gives for a path without a seed. Under
    /// "NV" AUTOMATIC1111 leaves that generator as it is; here it stands at 0.
    private static long path(GenerationRequest request) {
        if (!request.tuning().sampling().sharedBrownian()) {
            return request.seed();
        }
        return TorchCpuNoise.drawnSeed(
                switch (request.tuning().noise().source()) {
                    case NV -> 0;
                    case CPU -> request.seed();
                });
    }

    private static PictureNoise.@Nullable Variation variation(NoiseRules rules) {
        return rules.variationStrength() == 0
                ? null
                : new PictureNoise.Variation(rules.variationSeed(), rules.variationStrength());
    }

    private static PictureNoise.@Nullable Frame frame(NoiseRules rules) {
        NoiseSize from = rules.resizeFrom();
        if (from == null) {
            return null;
        }
        LatentSize size = LatentSize.ofPixels(from.width(), from.height());
        return new PictureNoise.Frame(size.height(), size.width());
    }
}
