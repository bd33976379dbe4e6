package app.safelight.engine.djl;

import app.safelight.request.ModelFamily;

/// What a latent is multiplied by to have about unit variance (Rombach et al. 2022, section G; Podell et al. 2023 for
/// SDXL's autoencoder).
final class LatentScale {
    private LatentScale() {}

    static double of(ModelFamily family) {
        return switch (family) {
            case SD1, SD2 -> 0.18215;
            case SDXL -> 0.13025;
        };
    }
}
