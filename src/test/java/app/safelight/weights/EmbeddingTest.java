package app.safelight.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Textual inversions in files.
class EmbeddingTest {
    @TempDir
    private Path folder;

    private Embedding read(Map<String, List<Long>> shapes) throws Exception {
        Path file = folder.resolve("word.safetensors");
        TinyModel.write(file, shapes, Map.of());
        return Embedding.read("word", file);
    }

    @Test
    void oneTensorOfAnyNameIsAnEmbedding() throws Exception {
        Embedding embedding = read(Map.of("emb_params", List.of(3L, 768L)));
        assertThat(embedding.vectors()).isEqualTo(3);
        assertThat(embedding.widths()).containsExactly(768);
        assertThat(read(Map.of("<cat>", List.of(768L))).vectors()).isEqualTo(1);
    }

    @Test
    void xlHasVectorsForEachEncoder() throws Exception {
        Embedding embedding = read(Map.of("clip_g", List.of(2L, 1280L), "clip_l", List.of(2L, 768L)));
        assertThat(embedding.widths()).containsExactly(768, 1280);
    }

    @Test
    void whatIsNoneIsSaidSo() {
        assertThatThrownBy(() -> read(Map.of("a", List.of(1L), "b", List.of(1L))))
                .isInstanceOf(ModelFormatException.class)
                .hasMessage(
                        "word.safetensors: is no textual inversion: it should hold one tensor, or clip_l and clip_g");
        assertThatThrownBy(() -> read(Map.of("emb_params", List.of(76L, 768L))))
                .hasMessageContaining("1 to 75 vectors");
        assertThatThrownBy(() -> read(Map.of("lora_unet_x.lora_up.weight", List.of(1L), "y", List.of(1L))))
                .hasMessageContaining("is a LoRA, not a textual inversion");
    }
}
