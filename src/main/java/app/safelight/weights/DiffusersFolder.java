package app.safelight.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonToken;

/// The folder layout of diffusers: a sub-folder for each network. Its configuration files are not needed; only the
/// scheduler's `prediction_type` is looked at, which no tensor tells.
final class DiffusersFolder {
    private static final String UNET = "unet";
    private static final String VAE = "vae";
    private static final List<String> TEXTS = List.of("text_encoder", "text_encoder_2");
    private static final List<String> STEMS = List.of("diffusion_pytorch_model", "model", "pytorch_model");
    private static final List<String> ENDINGS = List.of(
            ".safetensors",
            ".safetensors.index.json",
            ".fp16.safetensors",
            ".safetensors.index.fp16.json",
            ".fp16.safetensors.index.json",
            ".bin",
            ".bin.index.json",
            ".fp16.bin");
    private static final long LARGEST_SETTINGS = 1_000_000;

    private final Path folder;
    private final Arena arena;
    private final ModelParts parts = new ModelParts();

    private DiffusersFolder(Path folder, Arena arena) {
        this.folder = folder;
        this.arena = arena;
    }

    static ModelParts read(Path folder, Arena arena) throws ModelFormatException, IOException {
        return new DiffusersFolder(folder, arena).read();
    }

    /// The file that holds the UNet of a folder, if there is one.
    static Optional<Path> unetFile(Path folder) {
        return weightsFile(folder.resolve(UNET));
    }

    private ModelParts read() throws ModelFormatException, IOException {
        if (weightsFile(folder.resolve(UNET)).isEmpty()) {
            throw new ModelFormatException(
                    folder,
                    "is a folder without the weights of a UNet: a model folder has "
                            + "unet/diffusion_pytorch_model.safetensors and the like");
        }
        parts.unet.putAll(DiffusersNames.unet(weights(UNET)));
        DiffusersNames.autoencoder(weights(VAE))
                .forEach((name, weight) -> AutoencoderNames.add(name, weight, parts.firstStage));
        boolean linear = parts.unet.entrySet().stream()
                .anyMatch(entry -> entry.getKey().endsWith(".proj_in.weight")
                        && entry.getValue().shape().size() == 2);
        boolean labelled = parts.unet.containsKey("label_emb.0.0.weight");
        for (String name : TEXTS) {
            boolean second = name.equals(TEXTS.getLast());
            boolean openClip = second || (linear && !labelled);
            Map<String, Weight> weights = weights(name);
            if (!weights.isEmpty()) {
                text(openClip ? TextEncoderKind.OPEN_CLIP : TextEncoderKind.CLIP_L, weights);
            }
        }
        if (linear && !labelled) {
            restoreLastLayer();
        }
        scheduler();
        return parts;
    }

    private void text(TextEncoderKind kind, Map<String, Weight> weights) {
        ModelParts.TextPart part = new ModelParts.TextPart(kind);
        weights.forEach((name, weight) -> {
            if (!ClipNames.add(name, weight, part.weights())) {
                parts.others.put(name, weight);
            }
        });
        parts.textEncoders.add(part);
    }

    /// In this layout Stable Diffusion 2's text encoder comes without its last layer, which the model never uses: it
    /// takes the output of the one before. The layer is put back as a stand-in, so that "the last but one" is the
    /// same layer whatever the file; it is the layer before once more, and takes no memory.
    private void restoreLastLayer() {
        for (ModelParts.TextPart part : parts.textEncoders) {
            int layers = new StructureCheck("text encoder", part.weights()).count("encoder.layers.");
            String last = "encoder.layers." + (layers - 1) + ".";
            Map.copyOf(part.weights()).forEach((name, weight) -> {
                if (layers > 0 && name.startsWith(last)) {
                    part.weights().put("encoder.layers." + layers + "." + name.substring(last.length()), weight);
                }
            });
        }
    }

    private Map<String, Weight> weights(String component) throws ModelFormatException, IOException {
        Optional<Path> file = weightsFile(folder.resolve(component));
        if (file.isEmpty()) {
            return Map.of();
        }
        Tensors tensors = ModelFiles.tensors(file.get(), arena);
        if (component.equals(UNET)) {
            parts.metadata.putAll(tensors.metadata());
        }
        parts.notes.addAll(tensors.notes());
        return tensors.weights();
    }

    private static Optional<Path> weightsFile(Path component) {
        return ENDINGS.stream()
                .flatMap(ending -> STEMS.stream().map(stem -> component.resolve(stem + ending)))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private void scheduler() throws ModelFormatException, IOException {
        Path settings = folder.resolve("scheduler").resolve("scheduler_config.json");
        if (!Files.isRegularFile(settings) || Files.size(settings) > LARGEST_SETTINGS) {
            return;
        }
        JsonReading.parse(settings, "text", MappedFile.map(settings, arena), parser -> {
            JsonReading.expect(settings, "is not a JSON object", parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean wanted = parser.currentName().equals("prediction_type");
                if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
                    parts.metadata.put("prediction_type", parser.getString());
                }
                parser.skipChildren();
            }
            return parts;
        });
    }
}
