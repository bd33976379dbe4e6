package app.safelight;

import app.safelight.weights.DType;
import app.safelight.weights.ModelFormatException;
import app.safelight.weights.SafetensorsFile;
import app.safelight.weights.SafetensorsWriter;
import app.safelight.weights.Weight;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A checkpoint made into one for inpainting: its first convolution takes nine channels in place of four, the new ones
/// with one weight each.
final class WidenedModel {
    private static final String FIRST = "model.diffusion_model.input_blocks.0.0.weight";
    private static final int OLD = 4;
    private static final int NEW = 9;
    private static final int KERNEL = 9;

    private WidenedModel() {}

    /// Writes the checkpoint.
    ///
    /// @param weight of the middle of each new kernel
    static Path write(Path model, float weight, Path target) throws IOException, ModelFormatException {
        try (SafetensorsFile whole = SafetensorsFile.open(model)) {
            List<SafetensorsWriter.Tensor> tensors = new ArrayList<>();
            for (Map.Entry<String, Weight> each : whole.weights().entrySet()) {
                tensors.add(
                        each.getKey().equals(FIRST)
                                ? widened(each.getValue(), weight)
                                : copy(each.getKey(), each.getValue()));
            }
            SafetensorsWriter.write(target, tensors, whole.metadata());
        }
        return target;
    }

    private static SafetensorsWriter.Tensor widened(Weight weight, float added) {
        int out = Math.toIntExact(weight.shape().getFirst());
        float[] old = new float[out * OLD * KERNEL];
        weight.readFloats(0, old);
        float[] wide = new float[out * NEW * KERNEL];
        for (int i = 0; i < out; i++) {
            System.arraycopy(old, i * OLD * KERNEL, wide, i * NEW * KERNEL, OLD * KERNEL);
            for (int channel = OLD; channel < NEW; channel++) {
                wide[(i * NEW + channel) * KERNEL + KERNEL / 2] = (i + channel) % 2 == 0 ? added : -added;
            }
        }
        return SafetensorsWriter.Tensor.of(FIRST, List.of((long) out, (long) NEW, 3L, 3L), wide);
    }

    private static SafetensorsWriter.Tensor copy(String name, Weight weight) {
        DType type = weight.type();
        return new SafetensorsWriter.Tensor(name, type, weight.shape(), channel -> {
            ByteBuffer bytes = weight.bytes().asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }
}
