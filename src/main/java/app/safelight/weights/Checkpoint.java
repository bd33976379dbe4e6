package app.safelight.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A complete Stable Diffusion model on disk, mapped into memory: opening it reads names and shapes, no weights.
///
/// The names are the same whatever the layout of the files, so that the same weights give the same picture.
public final class Checkpoint implements AutoCloseable {
    private final Arena arena;
    private final ModelDescription description;
    private final Map<String, Weight> unet;
    private final Map<String, Weight> firstStage;
    private final List<TextEncoderWeights> textEncoders;

    private Checkpoint(Arena arena, ModelParts parts, ModelDescription description) {
        this.arena = arena;
        this.description = description;
        unet = Map.copyOf(parts.unet);
        firstStage = Map.copyOf(parts.firstStage);
        textEncoders = parts.textEncoders.stream()
                .map(part -> new TextEncoderWeights(part.kind(), part.weights()))
                .toList();
    }

    /// Opens a safetensors file, a pickled checkpoint, a sharded index of either, or a folder in the layout of
    /// diffusers. What a file is, is told by its content, not by its name.
    ///
    /// @throws ModelFormatException if it is no complete, sound checkpoint of a known family
    public static Checkpoint open(Path path) throws ModelFormatException, IOException {
        return open(path, null);
    }

    /// Opens a checkpoint with the autoencoder of another file in place of its own.
    ///
    /// @param autoencoder file of an autoencoder, or of a checkpoint that holds one; null for the checkpoint's own
    /// @throws ModelFormatException if one of the files is no sound model, naming it
    public static Checkpoint open(Path path, @Nullable Path autoencoder) throws ModelFormatException, IOException {
        return MappedFile.owning(arena -> {
            ModelParts parts = ModelFiles.parts(path, arena);
            if (autoencoder != null) {
                parts.firstStage.clear();
                parts.firstStage.putAll(AutoencoderFile.read(autoencoder, arena));
            }
            Assembly assembly = Assembly.of(parts);
            if (!assembly.problems().isEmpty()) {
                throw new ModelFormatException(path, assembly.verdict());
            }
            return new Checkpoint(arena, parts, assembly.description());
        });
    }

    public ModelDescription description() {
        return description;
    }

    /// The UNet's weights under the original's names without `model.diffusion_model.`, such as
    /// `input_blocks.1.0.in_layers.0.weight`.
    public Map<String, Weight> unet() {
        return unet;
    }

    /// The autoencoder's weights under the original's names without `first_stage_model.`, such as
    /// `encoder.down.0.block.0.conv1.weight`.
    public Map<String, Weight> firstStage() {
        return firstStage;
    }

    /// The text encoders: one, or two for XL, CLIP-L first.
    public List<TextEncoderWeights> textEncoders() {
        return textEncoders;
    }

    /// Unmaps the files; the weights must not be used afterwards.
    @Override
    public void close() {
        arena.close();
    }
}
