package app.safelight.engine;

import app.safelight.diffusion.Latent;
import app.safelight.diffusion.LatentResize;
import app.safelight.engine.image.ChangeMask;
import app.safelight.engine.image.ColourCorrection;
import app.safelight.engine.image.Compositing;
import app.safelight.engine.image.Masks;
import app.safelight.engine.image.Pixels;
import app.safelight.engine.image.Resizing;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.PictureStart;
import app.safelight.request.Raster;
import app.safelight.request.Remark;
import app.safelight.request.ResizeMode;
import app.safelight.request.Upscaler;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The picture a request starts from, as it is encoded.
///
/// @param content the picture at the size that is worked on, with what is put under the mask
/// @param masked how a part of it is painted; null for the whole picture
/// @param remark what is to be said of its mask; null for nothing
/// @param colours brings what is made back to the picture's colours; null where they may change
record StartingPicture(
        Raster content,
        @Nullable MaskedStart masked,
        @Nullable Remark remark,
        @Nullable ColourCorrection colours) {

    /// Reads a request's picture and mask.
    ///
    /// @param size that is worked on
    /// @throws EngineException if one of them cannot be used
    static StartingPicture read(PictureStart start, ImageSize size, PictureReader reader) throws EngineException {
        Inpainting inpainting = start.inpainting();
        Optional<MaskedStart> masked =
                inpainting == null ? Optional.empty() : MaskedStart.read(start, inpainting, size, reader);
        if (masked.isPresent()) {
            return of(start, masked.get().content(), masked.get(), remark(masked.get()));
        }
        return of(start, whole(start, size, reader), null, inpainting == null ? null : Remark.MASK_EMPTY_ALL_PAINTED);
    }

    private static StartingPicture of(
            PictureStart start, Raster content, @Nullable MaskedStart masked, @Nullable Remark remark) {
        ColourCorrection colours = start.colourCorrection() ? ColourCorrection.towards(content) : null;
        return new StartingPicture(content, masked, remark, colours);
    }

    private static Raster whole(PictureStart start, ImageSize size, PictureReader reader) throws EngineException {
        Raster picture = Compositing.on(reader.read(ModelPaths.path(start.picture())), start.background());
        return start.resize() == ResizeMode.LATENT_UPSCALE
                ? picture
                : Resizing.resize(Pixels.of(picture), size, start.resize()).raster();
    }

    private static @Nullable Remark remark(MaskedStart masked) {
        if (Masks.empty(masked.mask())) {
            return Remark.MASK_EMPTY_NOTHING_PAINTED;
        }
        if (masked.alone()) {
            return Remark.FRAME_ALONE;
        }
        return masked.inCorner() ? Remark.LAID_IN_CORNER : null;
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

    /// What was made, as it is given to whoever asked.
    ///
    /// @param change what has become of the picture in latents
    MaskedStart.Finished finished(Raster made, ChangeMask.@Nullable Change change) {
        Raster painted = colours == null ? made : colours.apply(made);
        return masked == null ? new MaskedStart.Finished(painted, 0) : masked.finished(painted, change);
    }
}
