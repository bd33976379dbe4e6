package app.safelight.engine;

import app.safelight.diffusion.InpaintBlend;
import app.safelight.diffusion.Latent;
import app.safelight.diffusion.LatentBlend;
import app.safelight.diffusion.SoftBlend;
import app.safelight.diffusion.StrengthBlend;
import app.safelight.engine.image.ChangeMask;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskRules;
import app.safelight.request.SoftInpainting;
import java.util.Arrays;

/// A picture's latent of which a part is painted anew.
///
/// @param init the picture
/// @param repaint of its shape, the same in all channels, 1 where it is made anew to 0 where it stays
/// @param how it is painted
record MaskedLatent(Latent init, Latent repaint, Inpainting how) {
    /// The latent with what is put under the mask.
    ///
    /// @param noise the seed's own
    Latent picture(Latent noise) {
        return switch (how.content()) {
            case ORIGINAL, FILL -> init;
            case LATENT_NOISE -> InpaintBlend.of(init, repaint).over(noise);
            case LATENT_NOTHING -> InpaintBlend.of(init, repaint).kept();
        };
    }

    /// What stays of a latent.
    ///
    /// @param picture with what is put under the mask
    /// @param plan how it is walked
    LatentBlend blend(Latent picture, SamplerPlan plan) {
        SoftInpainting soft = how.soft();
        if (soft != null) {
            return new SoftBlend(picture, repaint, soft);
        }
        float start = plan.levels().timestep(plan.sampler().startLevel());
        return how.rules().strength() == MaskRules.Strength.BY_GREY
                ? new StrengthBlend(picture, repaint, start, plan.levels())
                : InpaintBlend.of(picture, repaint);
    }

    /// What has become of the picture.
    ///
    /// @param picture with what was put under the mask
    /// @param made the last latent
    ChangeMask.Change change(Latent picture, Latent made) {
        int size = made.height() * made.width();
        float[] distance = new float[size];
        for (int i = 0; i < size; i++) {
            float squares = 0;
            for (int at = i; at < made.values().length; at += size) {
                float way = made.values()[at] - picture.values()[at];
                squares += way * way;
            }
            distance[i] = (float) Math.sqrt(squares);
        }
        return new ChangeMask.Change(made.width(), made.height(), distance, Arrays.copyOf(repaint.values(), size));
    }
}
