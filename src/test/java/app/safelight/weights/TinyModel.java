package app.safelight.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Names and shapes of a Stable Diffusion 1 checkpoint of any number of levels and residual blocks, attention at every
/// level, filled with zeros: for tests of structure.
public final class TinyModel {
    static final long WIDTH = 64;
    private static final long CHANNELS = 32;

    private final Map<String, List<Long>> shapes = new LinkedHashMap<>();

    public TinyModel(int levels, int blocksPerLevel, long inChannels) {
        List<UnetShapes.Level> wide = IntStream.range(0, levels)
                .mapToObj(level -> new UnetShapes.Level(level == 0 ? 1 : 2, 1))
                .toList();
        add(
                "model.diffusion_model.",
                new UnetShapes(
                        inChannels, CHANNELS, wide, blocksPerLevel, 1, WIDTH, 0, UnetShapes.Projection.CONVOLUTION));
        add("first_stage_model.", new AutoencoderShapes(CHANNELS, List.of(1, 1, 1, 1), 1, 1));
        add("cond_stage_model.transformer.text_model.", new ClipShapes(49_408, 77, WIDTH, 1));
    }

    private void add(String prefix, NetworkShapes network) {
        SyntheticTensors.of(prefix, network).stream()
                .filter(tensor -> tensor.type().isFloat())
                .forEach(tensor -> shapes.put(tensor.name(), tensor.shape()));
    }

    Map<String, List<Long>> shapes() {
        return shapes;
    }

    public void write(Path file) throws IOException {
        write(file, shapes, Map.of());
    }

    static void write(Path file, Map<String, List<Long>> shapes, Map<String, String> metadata) throws IOException {
        List<SafetensorsWriter.Tensor> tensors = new ArrayList<>();
        shapes.forEach((name, shape) -> {
            long bytes = 2 * shape.stream().reduce(1L, Math::multiplyExact);
            tensors.add(new SafetensorsWriter.Tensor(name, DType.F16, shape, channel -> zeros(channel, bytes)));
        });
        SafetensorsWriter.write(file, tensors, metadata);
    }

    private static void zeros(WritableByteChannel channel, long bytes) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
        for (long left = bytes; left > 0; left -= channel.write(chunk)) {
            chunk.clear().limit((int) Math.min(left, chunk.capacity()));
        }
    }
}
