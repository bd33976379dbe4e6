package app.safelight.engine;

import java.nio.file.Path;
import java.util.List;

/// Where the files lie that prompts call by name. Sub-folders count.
///
/// @param loras files of the LoRA family
/// @param embeddings textual inversions
public record NetworkFolders(List<Path> loras, List<Path> embeddings) {
    /// No folders.
    public static final NetworkFolders NONE = new NetworkFolders(List.of(), List.of());

    /// @throws NullPointerException if a folder is null
    public NetworkFolders {
        loras = List.copyOf(loras);
        embeddings = List.copyOf(embeddings);
    }
}
