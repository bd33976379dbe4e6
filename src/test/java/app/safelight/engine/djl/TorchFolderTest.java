package app.safelight.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.safelight.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchFolderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"", "torch", "torch/lib", "lib/python3.12/site-packages", "lib/python3.12/site-packages/torch"})
    void isFoundFromAnyFolderOfAPythonEnvironment(String named) throws Exception {
        Path torch = install(named.startsWith("torch") ? "torch" : "lib/python3.12/site-packages/torch", "2.7.1+cu126");
        TorchFolder found = TorchFolder.find(folder.resolve(named));
        assertThat(found.libraries()).isEqualTo(torch.resolve("lib").toAbsolutePath());
    }

    @Test
    void withoutLibrariesForCudaComputesOnTheProcessor() throws Exception {
        install("torch", "2.7.1");
        TorchFolder found = TorchFolder.find(folder.resolve("torch"));
        assertThat(found.flavor()).isEqualTo("cpu");
        assertThat(found.cuda()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.11.0+cu130", "2.7.10", "2.7"})
    void anotherVersionIsRefusedWithWhatToInstall(String version) throws Exception {
        install("torch", version);
        assertThatThrownBy(() -> TorchFolder.find(folder.resolve("torch")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("PyTorch " + version.replaceFirst("\\+.*", ""))
                .hasMessageContaining("pip install torch==2.7.1");
    }

    @Test
    void aFolderWithoutPyTorchIsRefused() {
        assertThatThrownBy(() -> TorchFolder.find(folder.resolve("nothing")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("nothing: no PyTorch");
    }

    @Test
    void librariesWithoutAVersionAreRefused() throws Exception {
        Path torch = install("torch", "2.7.1");
        Files.delete(torch.resolve("version.py"));
        assertThatThrownBy(() -> TorchFolder.find(torch))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("version.py");
    }

    private Path install(String place, String version) throws IOException {
        Path torch = folder.resolve(place);
        Files.createDirectories(torch.resolve("lib"));
        Files.createFile(torch.resolve("lib").resolve(System.mapLibraryName("torch_cpu")));
        Files.writeString(torch.resolve("version.py"), "__all__ = []\n__version__ = '" + version + "'\n");
        return torch;
    }
}
