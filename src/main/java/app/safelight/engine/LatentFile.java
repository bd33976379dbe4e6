package app.safelight.engine;

import app.safelight.diffusion.Latent;
import app.safelight.weights.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The first noise and the last latent of each picture, collected for a safetensors file: `noise` and `latent`,
/// float32, shape (pictures, 4, height / 8, width / 8).
final class LatentFile {
    private final List<Latent> noises = new ArrayList<>();
    private final List<Latent> latents = new ArrayList<>();

    /// Adds a picture's.
    ///
    /// @param noise of unit variance, before it is scaled
    /// @param latent as given to the autoencoder, in model scale
    void add(Latent noise, Latent latent) {
        noises.add(noise);
        latents.add(latent);
    }

    /// Writes what was collected.
    void write(Path file) throws IOException {
        SafetensorsWriter.write(file, List.of(tensor("noise", noises), tensor("latent", latents)), Map.of());
    }

    /// Latents of one shape as a tensor.
    static SafetensorsWriter.Tensor tensor(String name, List<Latent> latents) {
        Latent first = latents.getFirst();
        int size = first.values().length;
        float[] values = new float[latents.size() * size];
        for (int i = 0; i < latents.size(); i++) {
            System.arraycopy(latents.get(i).values(), 0, values, i * size, size);
        }
        List<Long> shape =
                List.of((long) latents.size(), (long) first.channels(), (long) first.height(), (long) first.width());
        return SafetensorsWriter.Tensor.of(name, shape, values);
    }
}
