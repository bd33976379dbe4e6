package app.safelight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders of other programs are used where they are.
class ModelFoldersTest {
    @TempDir
    private Path folder;

    private Path made(String path) throws IOException {
        return Files.createDirectories(folder.resolve(path));
    }

    @Test
    void automatic1111KeepsEmbeddingsBesideItsModels() throws IOException {
        Path lora = made("webui/models/Lora");
        Path lycoris = made("webui/models/LyCORIS");
        Path embeddings = made("webui/embeddings");
        made("webui/models/Stable-diffusion");
        NetworkFolders wanted = new NetworkFolders(List.of(lora, lycoris), List.of(embeddings));
        assertThat(NetworkFolders.in(folder.resolve("webui"))).isEqualTo(wanted);
        assertThat(NetworkFolders.in(folder.resolve("webui/models"))).isEqualTo(wanted);
        assertThat(NetworkFolders.beside(folder.resolve("webui/models/Stable-diffusion/m.ckpt")))
                .isEqualTo(wanted);
    }

    @Test
    void comfyUiKeepsAllInOneFolder() throws IOException {
        Path loras = made("models/loras");
        Path embeddings = made("models/embeddings");
        assertThat(NetworkFolders.in(folder.resolve("models")))
                .isEqualTo(new NetworkFolders(List.of(loras), List.of(embeddings)));
        assertThat(NetworkFolders.beside(folder.resolve("elsewhere/m.safetensors")))
                .isEqualTo(NetworkFolders.NONE);
    }

    @Test
    void filesAreFoundByTheirNamesBelowAFolder() throws IOException {
        Path file = Files.createFile(made("loras/people").resolve("a.b.Safetensors"));
        Files.createFile(folder.resolve("loras/a.b.txt"));
        NamedFiles files =
                NamedFiles.in(List.of(folder.resolve("loras"), folder.resolve("none")), Set.of("safetensors"));
        assertThat(files.find("a.b")).contains(file);
        assertThat(files.all()).hasSize(1);
    }

    @Test
    void anAutoencoderNamedAfterItsCheckpointIsFound() throws IOException {
        Path checkpoint = made("models/Stable-diffusion").resolve("m.safetensors");
        assertThat(AutoencoderSidecar.of(checkpoint)).isEmpty();
        Path far = Files.createFile(made("models/VAE").resolve("m.vae.pt"));
        assertThat(AutoencoderSidecar.of(checkpoint)).contains(far);
        Path near = Files.createFile(checkpoint.resolveSibling("m.vae.safetensors"));
        assertThat(AutoencoderSidecar.of(checkpoint)).contains(near);
    }
}
