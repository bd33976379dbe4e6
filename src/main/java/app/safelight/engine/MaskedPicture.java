package app.safelight.engine;

import app.safelight.engine.image.Compositing;
import app.safelight.engine.image.Growing;
import app.safelight.engine.image.MaskBlur;
import app.safelight.engine.image.Masks;
import app.safelight.engine.image.Pixels;
import app.safelight.engine.image.Resizing;
import app.safelight.request.ArgbPicture;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskRules;
import app.safelight.request.Outpainting;
import app.safelight.request.PaintedArea;
import app.safelight.request.PictureStart;

/// A picture, grown by what it is to grow, and its blurred mask, before either is resized.
///
/// @param picture RGB
/// @param mask 255 where the picture is painted. Its size can differ from the picture's only where the whole picture
///     is brought to a request's size
record MaskedPicture(Pixels picture, Pixels mask) {
    /// How far a grown mask reaches into the picture, in standard deviations of its blur: what was there is covered
    /// fully before what is new begins.
    private static final int OVERLAP = 2;

    /// Reads a request's picture and mask.
    ///
    /// @throws EngineException if one of them cannot be used
    static MaskedPicture read(PictureStart start, Inpainting how, PictureReader reader) throws EngineException {
        Pixels picture = Pixels.of(Compositing.on(reader.read(ModelPaths.path(start.picture())), start.background()));
        Pixels side = how.mask().isEmpty() ? Masks.none(picture.width(), picture.height()) : side(how, reader);
        Outpainting growth = how.rules().outpainting();
        if (growth != null) {
            side = Growing.mask(like(side, picture), growth, OVERLAP * how.blurX(), OVERLAP * how.blurY());
            picture = Growing.drawnOut(picture, growth);
        }
        Pixels blurred = MaskBlur.blur(side, how.blurX(), how.blurY());
        boolean together = how.area() == PaintedArea.ONLY_MASKED || how.rules().ownSize();
        return new MaskedPicture(picture, together ? like(blurred, picture) : blurred);
    }

    /// The side of the drawn mask that is painted.
    private static Pixels side(Inpainting how, PictureReader reader) throws EngineException {
        ArgbPicture file = reader.read(ModelPaths.path(how.mask()));
        Pixels drawn = rounded(how) ? Masks.of(file) : Masks.unrounded(file);
        return how.mode() == MaskMode.INPAINT_MASKED ? drawn : Masks.inverted(drawn);
    }

    /// Whether masks are all or nothing.
    static boolean rounded(Inpainting how) {
        return how.rounded() && how.soft() == null && how.rules().strength() == MaskRules.Strength.SAME;
    }

    private static Pixels like(Pixels mask, Pixels picture) {
        return Resizing.fitting(mask, picture.width(), picture.height());
    }
}
