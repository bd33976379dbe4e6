package app.safelight.weights;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A file of the LoRA family, mapped into memory: LoRA, LoCon, LoHa, LoKr, DoRA, (IA)³ or whole differences, with the
/// embeddings it brings along.
public final class NetworkFile implements AutoCloseable {
    private static final String BUNDLE = "bundle_emb.";
    private static final String HASH = "sshs_model_hash";

    private final Arena arena;
    private final Path path;
    private final Map<String, Weight> tensors;
    private final Map<String, String> metadata;
    private final List<Embedding> embeddings;

    private NetworkFile(
            Arena arena,
            Path path,
            Map<String, Weight> tensors,
            Map<String, String> metadata,
            List<Embedding> embeddings) {
        this.arena = arena;
        this.path = path;
        this.tensors = tensors;
        this.metadata = metadata;
        this.embeddings = List.copyOf(embeddings);
    }

    /// Maps a file.
    ///
    /// @throws ModelFormatException if it is none of the family, or damaged
    public static NetworkFile open(Path path) throws ModelFormatException, IOException {
        return MappedFile.owning(arena -> {
            Tensors all = ModelFiles.tensors(path, arena);
            FileKind kind = FileKind.of(all.weights().keySet());
            if (kind != FileKind.LORA) {
                throw new ModelFormatException(path, "is " + kind.words() + ", not a LoRA");
            }
            Map<String, Weight> tensors = new LinkedHashMap<>();
            Map<String, Map<String, Weight>> bundled = new LinkedHashMap<>();
            all.weights().forEach((name, weight) -> {
                String[] parts = name.startsWith(BUNDLE) ? name.split("\\.", 3) : new String[0];
                if (parts.length == 3) {
                    bundled.computeIfAbsent(parts[1], _ -> new LinkedHashMap<>())
                            .put(parts[2], weight);
                } else {
                    tensors.put(name, weight);
                }
            });
            return new NetworkFile(arena, path, tensors, all.metadata(), bundled(bundled, path));
        });
    }

    private static List<Embedding> bundled(Map<String, Map<String, Weight>> bundled, Path path)
            throws ModelFormatException {
        List<Embedding> embeddings = new ArrayList<>();
        for (Map.Entry<String, Map<String, Weight>> entry : bundled.entrySet()) {
            embeddings.add(Embedding.of(entry.getKey(), bundleHash(path), entry.getValue(), path));
        }
        return embeddings;
    }

    /// What AUTOMATIC1111 writes into recipes for an embedding that a network brings along: the beginning of the
    /// network's name.
    private static String bundleHash(Path path) {
        String name = FileName.stem(path);
        return name.substring(0, Math.min(name.length(), 12));
    }

    /// Text that a file carries; none of a file that cannot be understood.
    ///
    /// @throws IOException if it cannot be read
    public static Map<String, String> metadata(Path path) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return ModelFiles.tensors(path, arena).metadata();
        } catch (ModelFormatException _) {
            return Map.of();
        }
    }

    /// What it does to a model.
    public NetworkMatch match(Checkpoint checkpoint) {
        return NetworkMatch.of(
                tensors, NetworkLayers.of(checkpoint), checkpoint.textEncoders().size());
    }

    /// The embeddings it brings along.
    public List<Embedding> embeddings() {
        return embeddings;
    }

    /// Text the file carries; written by strangers.
    public Map<String, String> metadata() {
        return metadata;
    }

    /// The tensors that change a model.
    Map<String, Weight> tensors() {
        return tensors;
    }

    /// What recipes name it by: what the file says of itself, else the hash of its weights.
    ///
    /// @throws IOException if it cannot be read
    public String hash() throws ModelFormatException, IOException {
        String told = metadata.getOrDefault(HASH, "");
        return told.matches("[0-9a-f]{64}") ? told.substring(0, 12) : FileHash.weights(path);
    }

    /// Unmaps the file; its weights must not be used afterwards.
    @Override
    public void close() {
        arena.close();
    }
}
