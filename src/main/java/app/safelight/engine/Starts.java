package app.safelight.engine;

import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.Inpainting;
import app.safelight.request.ModelVariant;
import app.safelight.request.PictureStart;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the pictures of a request begin with, read and encoded once for all that begin alike.
final class Starts {
    private final ImageSize size;
    private final ModelVariant variant;
    private final PictureReader reader;
    private @Nullable PictureStart read;
    private @Nullable StartingPicture picture;
    private @Nullable StartLatents latents;

    /// @param size that is worked on
    /// @param variant of the model
    /// @param reader of pictures and masks
    Starts(ImageSize size, ModelVariant variant, PictureReader reader) {
        this.size = size;
        this.variant = variant;
        this.reader = reader;
    }

    /// Finds out before the work whether every mask of a batch can be read.
    void check(GenerationRequest request) throws EngineException {
        PictureStart start = request.start();
        Inpainting how = start == null ? null : start.inpainting();
        if (how != null) {
            for (String mask : how.rules().further()) {
                reader.read(ModelPaths.path(mask));
            }
        }
    }

    /// The picture a request for one picture starts from; null for noise alone.
    @Nullable
    StartingPicture picture(GenerationRequest single) throws EngineException {
        PictureStart start = single.start();
        if (start != null && !Objects.equals(start, read)) {
            picture = StartingPicture.read(start, size, reader);
            latents = null;
        }
        read = start;
        return picture;
    }

    /// The same in latents.
    ///
    /// @param entering told before the autoencoder is used
    StartLatents latents(@Nullable StartingPicture from, StagedModel stages, Runnable entering)
            throws EngineException, IOException {
        StartLatents known = latents;
        if (known != null) {
            return known;
        }
        StartLatents encoded = StartLatents.none();
        if (StartLatents.needed(from, variant)) {
            entering.run();
            encoded = stages.firstStage(autoencoder -> StartLatents.encode(from, size, variant, autoencoder));
        }
        latents = encoded;
        return encoded;
    }
}
