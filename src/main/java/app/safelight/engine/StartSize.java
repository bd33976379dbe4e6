package app.safelight.engine;

import app.safelight.engine.image.CropRegion;
import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskRules;
import app.safelight.request.PaintedArea;
import app.safelight.request.PictureStart;
import java.util.Optional;

/// The size that the pictures of a request are worked on at, where their masks have a say in it.
///
/// @param reader of picture and mask
record StartSize(PictureReader reader) {
    private static final int SMALLEST = 64;
    private static final int LARGEST = 8192;
    private static final int STEP = 8;

    /// The request with its size settled. The whole of a picture that is to be painted in, and for which no size is
    /// asked, keeps its own.
    ///
    /// @throws EngineException if picture or mask cannot be used
    GenerationRequest settled(GenerationRequest asked, ModelDefaults defaults) throws EngineException {
        PictureStart start = asked.start();
        Inpainting how = start == null ? null : start.inpainting();
        if (start == null || how == null) {
            return asked.withSize(defaults.size(asked));
        }
        MaskRules rules = how.rules();
        boolean whole = how.area() == PaintedArea.WHOLE_PICTURE;
        if (whole && (rules.ownSize() || asked.size() == null)) {
            return with(asked, start, how.withRules(rules.atOwnSize()), own(start, how));
        }
        if (!whole && rules.frameScale() != 0) {
            Inpainting settled = how.withRules(rules.withFrameScale(0));
            return with(asked, start, settled, frame(start, how).orElse(defaults.size(asked)));
        }
        return asked.withSize(defaults.size(asked));
    }

    private static GenerationRequest with(GenerationRequest asked, PictureStart start, Inpainting how, ImageSize size) {
        return asked.withStart(start.withInpainting(how)).withSize(size);
    }

    /// The picture's size, up to the next multiples of 8.
    private ImageSize own(PictureStart start, Inpainting how) throws EngineException {
        MaskedPicture read = MaskedPicture.read(start, how, reader);
        int width = read.picture().width();
        int height = read.picture().height();
        if (Math.max(width, height) > LARGEST) {
            throw new EngineException(start.picture() + " would be worked on at its own size, " + width + "x" + height
                    + ", and no side may be longer than " + LARGEST
                    + " pixels. Paint the masked area only, or name a size.");
        }
        return new ImageSize(onGrid(width), onGrid(height));
    }

    /// The masked area's size times the scale. Nothing where the mask is empty.
    private Optional<ImageSize> frame(PictureStart start, Inpainting how) throws EngineException {
        MaskedPicture read = MaskedPicture.read(start, how, reader);
        double scale = how.rules().frameScale();
        return CropRegion.around(read.mask(), how.padding())
                .map(area -> new ImageSize(onGrid(area.width() * scale), onGrid(area.height() * scale)));
    }

    private static int onGrid(double pixels) {
        int steps = (int) Math.ceil(pixels / STEP);
        return Math.clamp((long) steps * STEP, SMALLEST, LARGEST);
    }
}
