package app.safelight.weights;

import app.safelight.request.ModelFamily;
import app.safelight.weights.SafetensorsWriter.Tensor;
import app.safelight.weights.UnetShapes.Level;
import app.safelight.weights.UnetShapes.Projection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/// A checkpoint with the names and shapes of a published one and random weights in half precision: for measuring
/// without downloading. Its pictures show nothing.
public final class SyntheticCheckpoint {
    private static final int TOKENS = 49_408;
    private static final int POSITIONS = 77;
    private static final NetworkShapes CLIP_L = new ClipShapes(TOKENS, POSITIONS, 768, 12);
    private static final Part AUTOENCODER =
            new Part(SingleFileLayout.FIRST_STAGE, new AutoencoderShapes(128, List.of(1, 2, 4, 4), 2, 3));
    private static final Part SCHEDULE = new Part("", new ScheduleShapes());
    private static final List<Level> FOUR_LEVELS =
            List.of(new Level(1, 1), new Level(2, 1), new Level(4, 1), new Level(4, 0));

    private static final List<Level> THREE_LEVELS = List.of(new Level(1, 0), new Level(2, 2), new Level(4, 10));

    private final List<Tensor> tensors;
    private final Map<String, String> metadata;

    /// @param metadata the file's text
    SyntheticCheckpoint(List<Part> parts, Map<String, String> metadata) {
        tensors = parts.stream()
                .flatMap(part -> SyntheticTensors.of(part.prefix, part.network).stream())
                .toList();
        this.metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /// A network and the prefix of its tensors' names.
    record Part(String prefix, NetworkShapes network) {}

    /// Stable Diffusion 1.5.
    public static SyntheticCheckpoint sd15() {
        return new SyntheticCheckpoint(
                List.of(
                        part(unet(ModelFamily.SD1)),
                        AUTOENCODER,
                        new Part("cond_stage_model.transformer.text_model.", CLIP_L),
                        SCHEDULE),
                metadata("stable-diffusion-v1", "epsilon"));
    }

    /// Stable Diffusion 2.1 for 768 pixels, which predicts v.
    public static SyntheticCheckpoint sd21() {
        return new SyntheticCheckpoint(
                List.of(
                        part(unet(ModelFamily.SD2)),
                        AUTOENCODER,
                        new Part("cond_stage_model.model.", new OpenClipShapes(TOKENS, POSITIONS, 1024, 24)),
                        SCHEDULE),
                metadata("stable-diffusion-v2-768-v", "v"));
    }

    /// Stable Diffusion XL base.
    public static SyntheticCheckpoint sdxl() {
        return new SyntheticCheckpoint(
                List.of(
                        part(unet(ModelFamily.SDXL)),
                        AUTOENCODER,
                        new Part("conditioner.embedders.0.transformer.text_model.", CLIP_L),
                        new Part("conditioner.embedders.1.model.", new OpenClipShapes(TOKENS, POSITIONS, 1280, 32))),
                metadata("stable-diffusion-xl-v1-base", "epsilon"));
    }

    /// The UNet of a family's published model.
    static UnetShapes unet(ModelFamily family) {
        return switch (family) {
            case SD1 -> new UnetShapes(4, 320, FOUR_LEVELS, 2, 1, 768, 0, Projection.CONVOLUTION);
            case SD2 -> new UnetShapes(4, 320, FOUR_LEVELS, 2, 1, 1024, 0, Projection.LINEAR);
            case SDXL -> new UnetShapes(4, 320, THREE_LEVELS, 2, 10, 2048, 2816, Projection.LINEAR);
        };
    }

    private static Part part(UnetShapes shapes) {
        return new Part(SingleFileLayout.UNET, shapes);
    }

    private static Map<String, String> metadata(String architecture, String prediction) {
        return Map.of(
                "modelspec.architecture", architecture,
                "modelspec.prediction_type", prediction,
                "modelspec.title", architecture + " with random weights");
    }

    /// What is in the file.
    List<Tensor> tensors() {
        return tensors;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    /// Bytes of all tensors; the file is a little longer.
    public long bytes() {
        return tensors.stream().mapToLong(Tensor::bytes).sum();
    }

    /// Writes the file, in place of one that is there. The same bytes each time.
    ///
    /// @param progress told the bytes of all tensors so far, after each; what it throws ends the writing, and no
    ///     file is left
    /// @throws IOException if writing fails
    public void write(Path file, LongConsumer progress) throws IOException {
        long[] written = new long[1];
        List<Tensor> told = tensors.stream()
                .map(tensor -> new Tensor(tensor.name(), tensor.type(), tensor.shape(), channel -> {
                    tensor.source().writeTo(channel);
                    written[0] += tensor.bytes();
                    progress.accept(written[0]);
                }))
                .toList();
        SafetensorsWriter.write(file, told, metadata);
    }
}
