package app.safelight.engine;

import app.safelight.diffusion.Latent;
import app.safelight.diffusion.LatentResize;
import app.safelight.engine.image.ColourCorrection;
import app.safelight.engine.image.Compositing;
import app.safelight.engine.image.MaskBlur;
import app.safelight.engine.image.MaskFill;
import app.safelight.engine.image.Masks;
import app.safelight.engine.image.Pixels;
import app.safelight.engine.image.Resizing;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.MaskMode;
import app.safelight.request.MaskedContent;
import app.safelight.request.PictureStart;
import app.safelight.request.Raster;
import app.safelight.request.ResizeMode;
import app.safelight.request.Upscaler;
import org.jspecify.annotations.Nullable;

/// The picture a request starts from, at the size asked for, with its mask.
///
/// @param original the picture as it stays outside the mask
/// @param content the picture with what is put under the mask
/// @param mask blurred, of the same size, 255 where the picture is painted; null for the whole picture
/// @param colours brings what is made back to the picture's colours; null where they may change
record StartingPicture(
        Raster original,
        Raster content,
        @Nullable Pixels mask,
        @Nullable ColourCorrection colours) {
    private static final int FACTOR = 8;
    private static final int HALF = 128;

    /// Reads a request's picture and mask.
    ///
    /// @throws EngineException if one of them cannot be used
    static StartingPicture read(PictureStart start, ImageSize size, PictureReader reader) throws EngineException {
        Raster picture = Compositing.on(reader.read(ModelPaths.path(start.picture())), start.background());
        Raster original = start.resize() == ResizeMode.LATENT_UPSCALE && start.inpainting() == null
                ? picture
                : Resizing.resize(Pixels.of(picture), size, start.resize()).raster();
        Inpainting inpainting = start.inpainting();
        if (inpainting == null) {
            return new StartingPicture(original, original, null, colours(start, original));
        }
        Pixels drawn = Masks.of(reader.read(ModelPaths.path(inpainting.mask())));
        Pixels side = inpainting.mode() == MaskMode.INPAINT_MASKED ? drawn : Masks.inverted(drawn);
        Pixels blurred = MaskBlur.blur(side, inpainting.blurX(), inpainting.blurY());
        Pixels mask = Resizing.resize(blurred, size, start.resize());
        Raster content = inpainting.content() == MaskedContent.ORIGINAL ? original : MaskFill.fill(original, mask);
        return new StartingPicture(original, content, mask, colours(start, content));
    }

    private static @Nullable ColourCorrection colours(PictureStart start, Raster content) {
        return start.colourCorrection() ? ColourCorrection.towards(content) : null;
    }

    /// The picture as the autoencoder takes it.
    PictureTensor tensor() {
        return PictureTensor.of(content);
    }

    /// The picture's latent in the size asked for.
    Latent fitted(Latent encoded, LatentSize size) {
        return encoded.height() == size.height() && encoded.width() == size.width()
                ? encoded
                : LatentResize.of(encoded, size.height(), size.width(), Upscaler.LATENT);
    }

    /// The picture as an inpainting model is shown it: grey wherever it is painted.
    PictureTensor masked() {
        PictureTensor tensor = tensor();
        int size = original.width() * original.height();
        float[] values = tensor.values();
        for (int i = 0; i < values.length; i++) {
            values[i] *= mask == null || painted(mask, i % size) ? 0 : 1;
        }
        return tensor;
    }

    /// Where an inpainting model is to paint: shape (1, height / 8, width / 8).
    Latent shownMask() {
        int width = original.width() / FACTOR;
        int height = original.height() / FACTOR;
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            int pixel = i / width * FACTOR * original.width() + i % width * FACTOR;
            values[i] = mask == null || painted(mask, pixel) ? 1 : 0;
        }
        return new Latent(1, height, width, values);
    }

    private static boolean painted(Pixels mask, int pixel) {
        return (mask.values()[pixel] & 0xFF) >= HALF;
    }

    /// Where a latent is made anew, 1 or 0, the same in all channels; null for everywhere.
    @Nullable
    Latent repaint(Latent like) {
        if (mask == null) {
            return null;
        }
        Pixels small = Resizing.cubic(mask, like.width(), like.height());
        float[] values = new float[like.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = painted(small, i % small.values().length) ? 1 : 0;
        }
        return like.with(values);
    }

    /// What was painted, with the original laid back over it outside the mask.
    ///
    /// @throws IllegalStateException if a byte outside the blurred mask is not the original's
    Raster finished(Raster made) {
        Raster painted = colours == null ? made : colours.apply(made);
        if (mask == null) {
            return painted;
        }
        Pixels hole = Masks.doubled(mask);
        Raster pasted = Compositing.pasted(painted, original, hole);
        for (int i = 0; i < pasted.rgb().length; i++) {
            if (hole.values()[i / 3] == 0 && pasted.rgb()[i] != original.rgb()[i]) {
                throw new IllegalStateException("byte " + i + " outside the mask was changed");
            }
        }
        return pasted;
    }
}
