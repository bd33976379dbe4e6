package app.safelight.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.request.GenerationRequest;
import app.safelight.request.ImageSize;
import app.safelight.request.SamplerType;
import app.safelight.request.ScheduleType;
import app.safelight.weights.Checkpoint;
import app.safelight.weights.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptModelsTest {
    @TempDir
    private Path folder;

    private final List<ToyModel> loaded = new ArrayList<>();
    private final LocalEngine engine = new LocalEngine(ToyBackend::new, Path.of("none"), "test");

    private final class ToyBackend implements Backend {
        @Override
        public StagedModel load(Checkpoint checkpoint) {
            ToyModel model = new ToyModel();
            loaded.add(model);
            return model;
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void goingBackToAModelLoadsNothingAndEncodesNothing() throws Exception {
        Path first = model("a");
        Path second = model("b");
        make(first);
        make(second);
        loaded.getFirst().done.clear();
        make(first);
        assertThat(loaded).hasSize(2);
        assertThat(loaded.getFirst().done).contains("unet").doesNotContain("cond");
    }

    @Test
    void anotherModelEncodesAnew() throws Exception {
        make(model("a"));
        make(model("b"));
        assertThat(loaded.getLast().done).contains("cond");
    }

    @Test
    void aModelThatIsNoLongerInUseLetsGoOfItsWeights() throws Exception {
        make(model("a"));
        assertThat(loaded.getFirst().done).doesNotContain("rest");
        make(model("b"));
        assertThat(loaded.getFirst().done).last().isEqualTo("rest");
    }

    @Test
    void theModelNotUsedForLongestIsClosed() throws Exception {
        List<Path> models = List.of(model("a"), model("b"), model("c"), model("d"), model("e"));
        for (Path model : models) {
            make(model);
        }
        make(models.get(1));
        assertThat(loaded).hasSize(5);
        make(models.getFirst());
        assertThat(loaded).hasSize(6);
    }

    @Test
    void aFileThatWasWrittenSinceIsAnotherModel() throws Exception {
        Path model = model("a");
        make(model);
        Files.setLastModifiedTime(model, FileTime.fromMillis(1_000_000));
        make(model);
        assertThat(loaded).hasSize(2);
    }

    private Path model(String name) throws Exception {
        Path file = folder.resolve(name + ".safetensors");
        new TinyModel(2, 1, 4).write(file);
        return file;
    }

    private void make(Path model) throws Exception {
        GenerationRequest request = new GenerationRequest(
                "a cat",
                "",
                model.toString(),
                null,
                SamplerType.EULER,
                ScheduleType.AUTOMATIC,
                1,
                7,
                11,
                new ImageSize(64, 64),
                1);
        engine.generate(request, GenerationOptions.NONE, _ -> {}, () -> false);
    }
}
