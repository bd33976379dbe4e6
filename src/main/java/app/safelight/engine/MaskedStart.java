package app.safelight.engine;

import app.safelight.diffusion.Latent;
import app.safelight.engine.image.ChangeMask;
import app.safelight.engine.image.Compositing;
import app.safelight.engine.image.Masks;
import app.safelight.engine.image.Pixels;
import app.safelight.engine.image.Placement;
import app.safelight.engine.image.Resizing;
import app.safelight.request.Inpainting;
import app.safelight.request.Raster;
import app.safelight.request.SoftInpainting;
import org.jspecify.annotations.Nullable;

/// A picture of which a part is painted anew: what is worked on, and how it comes back into the picture.
///
/// @param original the picture as it stays outside the mask, of the size that the finished one has
/// @param overlay of that size, 0 where the original stays to 255 where only what was made is seen; not 0 exactly
///     where the blurred mask is not
/// @param content what is worked on, with what is put under the mask
/// @param mask blurred, of the size that is worked on, 255 where it is painted
/// @param placement where in the picture the worked on belongs
/// @param how it is painted
record MaskedStart(Raster original, Pixels overlay, Raster content, Pixels mask, Placement placement, Inpainting how) {
    private static final int FACTOR = 8;
    private static final int DOUBLE = 2;
    private static final int COLOURS = 3;
    private static final int OPAQUE = 255;

    /// A finished picture.
    ///
    /// @param strays pixels outside the blurred mask that are not the original's
    record Finished(Raster raster, long strays) {}

    /// What was made, in the picture, with the original laid over it outside the mask.
    ///
    /// @param made of the size that is worked on
    /// @param change what has become of the picture in latents, which soft inpainting looks at
    Finished finished(Raster made, ChangeMask.@Nullable Change change) {
        Raster finished = alone() ? made : laid(made, change);
        return new Finished(finished, strays(finished));
    }

    private Raster laid(Raster made, ChangeMask.@Nullable Change change) {
        Raster placed = placed(Pixels.of(made)).raster();
        SoftInpainting soft = how.soft();
        if (soft != null && change != null) {
            return Compositing.pasted(placed, original, changed(soft, change, made));
        }
        return how.overlay() ? Compositing.pasted(placed, original, overlay) : placed;
    }

    private Pixels changed(SoftInpainting soft, ChangeMask.Change change, Raster made) {
        Pixels changed = ChangeMask.of(change, soft, made.width(), made.height());
        Pixels inPlace = placed(changed);
        return soft.confined() ? Masks.least(inPlace, Masks.times(overlay, DOUBLE)) : inPlace;
    }

    private Pixels placed(Pixels made) {
        return placement.in(made, original.width(), original.height());
    }

    private long strays(Raster finished) {
        if (finished.width() != original.width() || finished.height() != original.height()) {
            return 0;
        }
        long strays = 0;
        for (int i = 0; i < overlay.values().length; i++) {
            strays += overlay.values()[i] == 0 && !same(finished, i) ? 1 : 0;
        }
        return strays;
    }

    private boolean same(Raster finished, int pixel) {
        int from = COLOURS * pixel;
        for (int i = from; i < from + COLOURS; i++) {
            if (finished.rgb()[i] != original.rgb()[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether what comes out is the worked on part alone, not the picture it is from.
    boolean alone() {
        return !how.overlay() && how.soft() == null && placement instanceof Placement.Framed;
    }

    /// Whether the picture lies in a corner of what is worked on.
    boolean inCorner() {
        return content.width() != mask.width() || content.height() != mask.height();
    }

    /// Whether no pixel of the latent is made anew at all.
    boolean nowhere() {
        return Masks.empty(latentMask(mask.width() / FACTOR, mask.height() / FACTOR));
    }

    private Pixels latentMask(int width, int height) {
        Pixels small = Resizing.cubic(mask, width, height);
        if (!MaskedPicture.rounded(how)) {
            return small;
        }
        byte[] values = new byte[small.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) ((small.values()[i] & 0xFF) > OPAQUE / 2 ? OPAQUE : 0);
        }
        return new Pixels(width, height, 1, values);
    }

    /// Where a latent is made anew, 1 to 0, the same in all channels.
    Latent repaint(Latent like) {
        byte[] small = latentMask(like.width(), like.height()).values();
        float[] values = new float[like.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (small[i % small.length] & 0xFF) / (float) OPAQUE;
        }
        return like.with(values);
    }
}
