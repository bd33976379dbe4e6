package app.safelight.engine;

import app.safelight.diffusion.Latent;
import app.safelight.engine.image.Pixels;
import app.safelight.engine.image.Resizing;
import app.safelight.request.ImageSize;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What an inpainting model is shown beside the noisy latent.
///
/// @param size of the pictures it makes
/// @param picture that a request starts from; null for noise alone
record ShownPicture(ImageSize size, @Nullable StartingPicture picture) {
    private static final int FACTOR = 8;
    private static final int OPAQUE = 255;

    /// The picture behind the mask: grey wherever it is to be painted, in as far as the request wants it hidden; grey
    /// all over where there is no picture, or no mask.
    PictureTensor behind() {
        if (picture == null) {
            return PictureTensor.grey(size.width(), size.height());
        }
        PictureTensor tensor = picture.tensor();
        float[] values = tensor.values();
        MaskedStart masked = picture.masked();
        if (masked == null) {
            Arrays.fill(values, 0);
            return tensor;
        }
        float[] mask = shares(masked, Resizing.fitting(masked.mask(), tensor.width(), tensor.height()));
        float weight = (float) masked.how().conditionalWeight();
        for (int i = 0; i < values.length; i++) {
            values[i] = mixed(values[i], values[i] * (1 - mask[i % mask.length]), weight);
        }
        return tensor;
    }

    /// A linear mixture, rounded as PyTorch rounds it.
    private static float mixed(float from, float to, float weight) {
        return weight < 0.5f ? from + weight * (to - from) : to - (to - from) * (1 - weight);
    }

    /// Where it is to paint: shape (1, height / 8, width / 8), 1 for wherever it may.
    Latent mask() {
        int width = size.width() / FACTOR;
        int height = size.height() / FACTOR;
        float[] values = new float[width * height];
        Arrays.fill(values, 1);
        MaskedStart masked = picture == null ? null : picture.masked();
        if (masked != null) {
            float[] mask = shares(masked, masked.mask());
            for (int i = 0; i < values.length; i++) {
                values[i] = mask[(i / width * size.width() + i % width) * FACTOR];
            }
        }
        return new Latent(1, height, width, values);
    }

    private static float[] shares(MaskedStart masked, Pixels mask) {
        float[] shares = new float[mask.values().length];
        boolean rounded = MaskedPicture.rounded(masked.how());
        for (int i = 0; i < shares.length; i++) {
            float share = (mask.values()[i] & 0xFF) / (float) OPAQUE;
            shares[i] = rounded ? Math.round(share) : share;
        }
        return shares;
    }
}
