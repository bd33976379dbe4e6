package app.safelight;

import app.safelight.weights.DType;
import app.safelight.weights.SafetensorsFile;
import app.safelight.weights.SafetensorsWriter;
import app.safelight.weights.Weight;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Checkpoints with another autoencoder in place of their own, as AUTOMATIC1111's setting `sd_vae` uses it; made once
/// in the build folder.
final class SwappedAutoencoder {
    private static final String STAGE = "first_stage_model.";

    private SwappedAutoencoder() {}

    /// The checkpoint with the autoencoder.
    static Path of(Path model, Path autoencoder) throws IOException {
        String key = Integer.toHexString((model.toRealPath() + "\n" + autoencoder.toRealPath()).hashCode());
        Path merged = Path.of(
                "target/reference-models/swapped", key, model.getFileName().toString());
        if (!Files.exists(merged)) {
            Files.createDirectories(merged.getParent());
            write(model, autoencoder, merged);
        }
        return merged;
    }

    private static void write(Path model, Path autoencoder, Path merged) throws IOException {
        try (SafetensorsFile whole = open(model);
                SafetensorsFile vae = open(autoencoder)) {
            List<SafetensorsWriter.Tensor> tensors = new ArrayList<>();
            for (Map.Entry<String, Weight> each : whole.weights().entrySet()) {
                if (!each.getKey().startsWith(STAGE)) {
                    tensors.add(copy(each.getKey(), each.getValue()));
                }
            }
            for (Map.Entry<String, Weight> each : vae.weights().entrySet()) {
                tensors.add(copy(STAGE + each.getKey(), each.getValue()));
            }
            SafetensorsWriter.write(merged, tensors, whole.metadata());
        }
    }

    private static SafetensorsFile open(Path file) throws IOException {
        try {
            return SafetensorsFile.open(file);
        } catch (app.safelight.weights.ModelFormatException e) {
            throw new IOException(e);
        }
    }

    private static SafetensorsWriter.Tensor copy(String name, Weight weight) {
        DType type = weight.type();
        return new SafetensorsWriter.Tensor(name, type, weight.shape(), channel -> {
            ByteBuffer bytes = weight.bytes().asByteBuffer();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }
}
