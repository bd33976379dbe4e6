package app.safelight.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the files lie that prompts call by name. Sub-folders count.
///
/// @param loras files of the LoRA family
/// @param embeddings textual inversions
public record NetworkFolders(List<Path> loras, List<Path> embeddings) {
    /// No folders.
    public static final NetworkFolders NONE = new NetworkFolders(List.of(), List.of());

    private static final Set<String> LORA_NAMES = Set.of("lora", "loras", "lycoris");
    private static final Set<String> EMBEDDING_NAMES = Set.of("embeddings", "textual_inversion");
    private static final Set<String> CHECKPOINT_NAMES = Set.of("stable-diffusion", "checkpoints");
    private static final String MODELS = "models";

    /// @throws NullPointerException if a folder is null
    public NetworkFolders {
        loras = List.copyOf(loras);
        embeddings = List.copyOf(embeddings);
    }

    /// The folders that count for a checkpoint: those in a folder of models, and those where it lies itself.
    ///
    /// @param checkpoint its path; null for the bundled one
    public static NetworkFolders of(@Nullable String checkpoint, Path models) {
        NetworkFolders kept = in(models);
        return checkpoint == null ? kept : beside(Path.of(checkpoint)).and(kept);
    }

    /// The folders in a folder of models, named as AUTOMATIC1111, ComfyUI and InvokeAI name theirs; that of a whole
    /// AUTOMATIC1111 or ComfyUI will do, too. AUTOMATIC1111's embeddings lie beside its models.
    public static NetworkFolders in(Path models) {
        List<Path> inside = List.of(models, models.resolve(MODELS));
        List<Path> around = new ArrayList<>(inside);
        Path parent = models.toAbsolutePath().normalize().getParent();
        if (parent != null && named(models, Set.of(MODELS))) {
            around.add(parent);
        }
        return new NetworkFolders(children(inside, LORA_NAMES), children(around, EMBEDDING_NAMES));
    }

    /// The folders that belong to where a checkpoint lies, if that is where one of those programs keeps them.
    public static NetworkFolders beside(Path checkpoint) {
        Path folder = checkpoint.toAbsolutePath().normalize().getParent();
        if (folder == null || !named(folder, CHECKPOINT_NAMES)) {
            return NONE;
        }
        Path models = folder.getParent();
        return models == null ? NONE : in(models);
    }

    /// Both; of two files of one name that of these folders counts less than that of the others.
    public NetworkFolders and(NetworkFolders others) {
        return new NetworkFolders(joined(loras, others.loras), joined(embeddings, others.embeddings));
    }

    private static List<Path> joined(List<Path> first, List<Path> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    private static List<Path> children(List<Path> folders, Set<String> names) {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> children = Files.list(folder)) {
                    children.filter(child -> named(child, names))
                            .filter(Files::isDirectory)
                            .sorted()
                            .forEach(found::add);
                } catch (IOException | UncheckedIOException _) {
                    // a folder that cannot be read is as good as empty
                }
            }
        }
        return found;
    }

    private static boolean named(Path folder, Set<String> names) {
        Path last = folder.getFileName();
        return last != null && names.contains(last.toString().toLowerCase(Locale.ROOT));
    }
}
