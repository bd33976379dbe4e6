package app.safelight.engine;

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
import java.util.Optional;

/// Lays out what of a masked picture is worked on, and where it belongs.
final class MaskLayout {
    private static final int DOUBLE = 2;

    /// From which share of the mask on what was made is seen alone, where the mask is a strength: a quarter.
    private static final int STEEP = 4;

    private MaskLayout() {}

    /// Reads a request's picture and mask.
    ///
    /// @param size that is worked on
    /// @return nothing where only the masked area is to be painted and the mask is empty
    /// @throws EngineException if picture or mask cannot be used
    static Optional<MaskedStart> of(PictureStart start, Inpainting how, ImageSize size, PictureReader reader)
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
        return start(picture, overlay, part, mask, new Placement.Framed(frame), how);
    }

    private static MaskedStart atOwnSize(MaskedPicture read, Inpainting how, ImageSize size) {
        Pixels content = Growing.drawnOut(read.picture(), size.width(), size.height());
        Pixels mask = Growing.drawnOut(read.mask(), size.width(), size.height());
        return start(read.picture(), seen(read.mask(), how), content, mask, new Placement.Beyond(), how);
    }

    private static MaskedStart resized(MaskedPicture read, Inpainting how, ImageSize size, ResizeMode mode) {
        Pixels picture = Resizing.resize(read.picture(), size, mode);
        Pixels mask = Resizing.resize(read.mask(), size, mode);
        return start(picture, seen(mask, how), picture, mask, new Placement.Whole(), how);
    }

    /// Where latents are enlarged, AUTOMATIC1111 lays the picture back at its own size, into the upper left corner.
    private static MaskedStart inCorner(MaskedPicture read, Inpainting how, ImageSize size) {
        Pixels picture = read.picture();
        Pixels mask = Resizing.resize(read.mask(), size, ResizeMode.RESIZE_AND_FILL);
        Pixels own = Resizing.resize(seen(mask, how), picture.width(), picture.height(), ResizeMode.RESIZE_AND_FILL);
        Pixels overlay = Growing.cornered(own, size, (byte) 255);
        return start(Growing.cornered(picture, size, (byte) 0), overlay, picture, mask, new Placement.Whole(), how);
    }

    private static MaskedStart start(
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
}
