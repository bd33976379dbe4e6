package app.safelight.engine;

import app.safelight.weights.FileName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The autoencoder that belongs to a checkpoint by its name, as AUTOMATIC1111's "Automatic" finds it:
/// `model.vae.safetensors` beside `model.safetensors`, or in the folder `VAE` beside the checkpoint's.
public final class AutoencoderSidecar {
    private static final List<String> ENDINGS = List.of(".vae.safetensors", ".vae.pt", ".vae.ckpt");
    private static final String FOLDER = "vae";

    private AutoencoderSidecar() {}

    /// The file, if there is one.
    public static Optional<Path> of(Path checkpoint) {
        Path file = checkpoint.toAbsolutePath().normalize();
        Path folder = file.getParent();
        String stem = FileName.stem(file);
        List<Path> folders = new ArrayList<>();
        if (folder != null) {
            folders.add(folder);
            Path models = folder.getParent();
            if (models != null) {
                folders.add(models.resolve(FOLDER.toUpperCase(Locale.ROOT)));
                folders.add(models.resolve(FOLDER));
            }
        }
        return folders.stream()
                .flatMap(each -> ENDINGS.stream().map(ending -> each.resolve(stem + ending)))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
