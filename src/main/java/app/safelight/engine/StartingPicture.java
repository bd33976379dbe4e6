package app.safelight.engine;

import app.safelight.engine.image.ChangeMask;
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
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The picture a request starts from, as it is encoded.
///
/// @param content the picture at the size that is worked on, with what is put under the mask
/// @param masked how a part of it is painted; null for the whole picture
/// @param remark what is to be said of its mask; null for nothing
record StartingPicture(
        Raster content,
        @Nullable MaskedStart masked,
        @Nullable Remark remark) {

    /// Reads a request's picture and mask.
    ///
    /// @param size that is worked on
    /// @throws EngineException if one of them cannot be used
    static StartingPicture read(PictureStart start, ImageSize size, PictureReader reader) throws EngineException {
        Inpainting inpainting = start.inpainting();
        if (inpainting == null) {
            return new StartingPicture(whole(start, size, reader), null, null);
        }
        Optional<MaskedStart> masked = MaskedStart.read(start, inpainting, size, reader);
        if (masked.isEmpty()) {
            return new StartingPicture(whole(start, size, reader), null, Remark.MASK_EMPTY_ALL_PAINTED);
        }
        return new StartingPicture(masked.get().content(), masked.get(), remark(masked.get(), start));
    }

    private static Raster whole(PictureStart start, ImageSize size, PictureReader reader) throws EngineException {
        Pixels picture = Pixels.of(Compositing.on(reader.read(path(start.picture())), start.background()));
        return Resizing.resize(picture, size, start.resize()).raster();
    }

    private static @Nullable Remark remark(MaskedStart masked, PictureStart start) {
        if (Masks.empty(masked.mask())) {
            return Remark.MASK_EMPTY_NOTHING_PAINTED;
        }
        if (masked.alone()) {
            return Remark.FRAME_ALONE;
        }
        return masked.inCorner() ? Remark.LAID_IN_CORNER : null;
    }

    static Path path(String name) throws EngineException {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new EngineException(name + " is no name a file can have.", e);
        }
    }

    /// The picture as the autoencoder takes it.
    PictureTensor tensor() {
        return PictureTensor.of(content);
    }

    /// What was made, as it is given to whoever asked.
    ///
    /// @param change what has become of the picture in latents
    MaskedStart.Finished finished(Raster made, ChangeMask.@Nullable Change change) {
        return masked == null ? new MaskedStart.Finished(made, 0) : masked.finished(made, change);
    }
}
