package app.safelight.cli;

import app.safelight.engine.NetworkFolders;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say where the files lie that prompts call by name.
final class FolderOptions {
    @Option(
            names = "--models-dir",
            paramLabel = "DIR",
            description = "Folder of models as AUTOMATIC1111, ComfyUI or this program keeps it, with folders for LoRAs"
                    + " and embeddings in it. Default: models in the program's folder, and where the checkpoint lies.")
    private @Nullable Path models;

    @Option(
            names = "--lora-dir",
            paramLabel = "DIR",
            description = "Another folder that <lora:NAME:0.8> finds NAME.safetensors in, or below it; may be given"
                    + " several times.")
    private List<Path> loras = List.of();

    @Option(
            names = "--embeddings-dir",
            paramLabel = "DIR",
            description = "Another folder of embeddings (textual inversions); may be given several times.")
    private List<Path> embeddings = List.of();

    /// The folders that count for a checkpoint.
    ///
    /// @param checkpoint its path; null for the bundled one
    /// @param home the program's folder
    NetworkFolders folders(@Nullable String checkpoint, Path home) {
        return NetworkFolders.of(checkpoint, models != null ? models : home.resolve("models"))
                .and(new NetworkFolders(loras, embeddings));
    }
}
