package app.safelight.engine;

import app.safelight.diffusion.Latent;
import app.safelight.engine.image.ChangeMask;
import app.safelight.engine.image.Compositing;
import app.safelight.engine.image.CropRegion;
import app.safelight.engine.image.Growing;
import app.safelight.engine.image.MaskFill;
import app.safelight.engine.image.Masks;
import app.safelight.engine.image.Pixels;
import app.safelight.engine.image.Placement;
import app.safelight.engine.image.Resizing;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskRules;
import app.safelight.request.MaskedContent;
import app.safelight.request.PaintedArea;
import app.safelight.request.PictureStart;
import app.safelight.request.Raster;
import app.safelight.request.ResizeMode;
import app.safelight.request.SoftInpainting;
import java.util.Optional;
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
    /// From which share of the mask on what was made is seen alone, where the mask is a strength: a quarter.
    private static final int STEEP = 4;

    private static final int DOUBLE = 2;
    private static final int COLOURS = 3;
    private static final int OPAQUE = 255;

    /// A finished picture.
    ///
    /// @param strays pixels outside the blurred mask that are not the original's
    record Finished(Raster raster, long strays) {}

    /// Reads a request's picture and mask.
    ///
    /// @param size that is worked on
    /// @return nothing where only the masked area is to be painted and the mask is empty
    /// @throws EngineException if picture or mask cannot be used
    static Optional<MaskedStart> read(PictureStart start, Inpainting how, ImageSize size, PictureReader reader)
            throws EngineException {
        MaskedPicture read = MaskedPicture.read(start, how, reader);
        if (how.area() == PaintedArea.ONLY_MASKED) {
            return CropRegion.around(read.mask(), how.padding()).map(region -> framed(read, region, how, size));
        }
        if (how.rules().ownSize()) {
            return Optional.of(atOwnSize(read, how, size));
        }
        return Optional.of(
                start.resize() == ResizeMode.LATENT_UPSCALE
                        ? inCorner(read, how, size)
                        : resized(read, how, size, start.resize()));
    }

    private static MaskedStart framed(MaskedPicture read, CropRegion region, Inpainting how, ImageSize size) {
        Pixels picture = read.picture();
        CropRegion frame = region.grown(size, picture.width(), picture.height());
        Pixels part = Resizing.resize(frame.cut(picture), size, ResizeMode.RESIZE_AND_FILL);
        Pixels mask = Resizing.resize(frame.cut(read.mask()), size, ResizeMode.RESIZE_AND_FILL);
        Pixels overlay = byGrey(how) ? Masks.times(read.mask(), STEEP) : read.mask();
        return of(picture, overlay, part, mask, new Placement.Framed(frame), how);
    }

    private static MaskedStart atOwnSize(MaskedPicture read, Inpainting how, ImageSize size) {
        Pixels content = Growing.drawnOut(read.picture(), size.width(), size.height());
        Pixels mask = Growing.drawnOut(read.mask(), size.width(), size.height());
        return of(read.picture(), seen(read.mask(), how), content, mask, new Placement.Beyond(), how);
    }

    private static MaskedStart resized(MaskedPicture read, Inpainting how, ImageSize size, ResizeMode mode) {
        Pixels picture = Resizing.resize(read.picture(), size, mode);
        Pixels mask = Resizing.resize(read.mask(), size, mode);
        return of(picture, seen(mask, how), picture, mask, new Placement.Whole(), how);
    }

    /// Where latents are enlarged, AUTOMATIC1111 lays the picture back at its own size, into the upper left corner.
    private static MaskedStart inCorner(MaskedPicture read, Inpainting how, ImageSize size) {
        Pixels picture = read.picture();
        Pixels mask = Resizing.resize(read.mask(), size, ResizeMode.RESIZE_AND_FILL);
        Pixels own = Resizing.resize(seen(mask, how), picture.width(), picture.height(), ResizeMode.RESIZE_AND_FILL);
        Pixels overlay = Growing.cornered(own, size, (byte) 255);
        return of(Growing.cornered(picture, size, (byte) 0), overlay, picture, mask, new Placement.Whole(), how);
    }

    private static MaskedStart of(
            Pixels original, Pixels overlay, Pixels part, Pixels mask, Placement placement, Inpainting how) {
        Raster content = part.raster();
        boolean filled = how.content() != MaskedContent.ORIGINAL;
        return new MaskedStart(
                original.raster(),
                overlay,
                filled ? MaskFill.fill(content, Resizing.fitting(mask, content.width(), content.height())) : content,
                mask,
                placement,
                how);
    }

    private static boolean byGrey(Inpainting how) {
        return how.rules().strength() == MaskRules.Strength.BY_GREY;
    }

    private static Pixels seen(Pixels mask, Inpainting how) {
        return Masks.times(mask, byGrey(how) ? STEEP : DOUBLE);
    }

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

    /// Where a latent is made anew, 1 to 0, the same in all channels.
    Latent repaint(Latent like) {
        Pixels small = Resizing.cubic(mask, like.width(), like.height());
        boolean rounded = MaskedPicture.rounded(how);
        float[] values = new float[like.values().length];
        for (int i = 0; i < values.length; i++) {
            float share = (small.values()[i % small.values().length] & 0xFF) / (float) OPAQUE;
            values[i] = rounded ? Math.round(share) : share;
        }
        return like.with(values);
    }
}
