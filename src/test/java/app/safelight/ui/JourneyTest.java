package app.safelight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.engine.LocalEngine;
import app.safelight.engine.djl.DjlBackend;
import app.safelight.request.ProgramVersion;
import app.safelight.request.SamplerType;
import app.safelight.residency.Ledger;
import app.safelight.store.PictureFile;
import app.safelight.store.Recipe;
import app.safelight.ui.canvas.Shown;
import app.safelight.ui.run.Job;
import app.safelight.ui.run.JobState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person does in the window, on JavaFX's headless platform.
class JourneyTest {
    @TempDir
    private Path home;

    private final SlowEngine engine = new SlowEngine();

    @Test
    void theFirstPictureTakesOneKeyPress() throws Exception {
        engine.allowAll();
        try (Bench bench = Bench.open(engine, home)) {
            assertThat(Toolkit.call(() -> bench.stage.getScene().getFocusOwner()))
                    .isSameAs(bench.find("prompt", TextArea.class));
            press(bench, KeyCode.ENTER, true);
            Toolkit.waitFor(() -> bench.model.shownProperty().get() instanceof Shown.Picture);
            Toolkit.waitFor(() -> bench.model.gallery().pictures().size() == 1);
            Path file = bench.model.gallery().pictures().getFirst();
            assertThat(Recipe.parse(PictureFile.recipe(file).orElseThrow()).prompt())
                    .isEqualTo("a red tulip");
        }
    }

    @Test
    void escapeStopsAfterTheStepAndDropsWhatWaits() throws Exception {
        try (Bench bench = Bench.open(engine, home)) {
            press(bench, KeyCode.ENTER, true);
            press(bench, KeyCode.ENTER, true);
            engine.allow(3);
            Toolkit.waitFor(
                    () -> bench.model.queue().facts().progressProperty().get().step() == 3);
            press(bench, KeyCode.ESCAPE, false);
            engine.allow(1);
            Toolkit.waitFor(() -> bench.model.queue().runningProperty().get() == null);
            assertThat(Toolkit.call(() -> states(bench))).containsExactly(JobState.CANCELLED, JobState.CANCELLED);
            assertThat(engine.requests).hasSize(1);
            assertThat(bench.model.queue().facts().progressProperty().get().step())
                    .isEqualTo(4);
        }
    }

    @Test
    void theNextRequestWaitsAndKeepsWhatWasAskedThen() throws Exception {
        try (Bench bench = Bench.open(engine, home)) {
            press(bench, KeyCode.ENTER, true);
            Toolkit.run(() -> bench.find("prompt", TextArea.class).setText("a blue tulip"));
            press(bench, KeyCode.ENTER, true);
            Toolkit.run(() -> bench.find("prompt", TextArea.class).setText("something else"));
            assertThat(Toolkit.call(() -> states(bench))).containsExactly(JobState.RUNNING, JobState.WAITING);
            engine.allowAll();
            Toolkit.waitFor(() -> states(bench).equals(List.of(JobState.DONE, JobState.DONE)));
            assertThat(engine.requests)
                    .extracting(request -> request.prompt())
                    .containsExactly("a red tulip", "a blue tulip");
        }
    }

    @Test
    void finishEndsABatchAfterThePictureInWork() throws Exception {
        try (Bench bench = Bench.open(engine, home)) {
            Toolkit.run(() -> bench.find("count", TextField.class).setText("3"));
            press(bench, KeyCode.ENTER, true);
            engine.allow(2);
            Toolkit.waitFor(
                    () -> bench.model.queue().facts().progressProperty().get().step() == 2);
            Toolkit.run(() -> bench.model.queue().finish());
            engine.allowAll();
            Toolkit.waitFor(() -> bench.model.queue().runningProperty().get() == null);
            assertThat(bench.model.queue().jobs().getFirst().picturesProperty().get())
                    .isEqualTo(1);
        }
    }

    @Test
    void aDroppedPictureFillsTheFields() throws Exception {
        Path file = home.resolve("old.png");
        PictureFile.write(file, new app.safelight.request.Raster(1, 1, new byte[3]), """
                a castle at night
                Negative prompt: blurry
                Steps: 12, Sampler: Euler a, Schedule type: Automatic, CFG scale: 6.5, Seed: 42, Size: 320x192""");
        try (Bench bench = Bench.open(engine, home)) {
            Toolkit.run(() -> bench.window.dropped(List.of(file.toFile())));
            Toolkit.waitFor(() -> bench.find("seed", TextField.class).getText().equals("42"));
            assertThat(bench.find("prompt", TextArea.class).getText()).isEqualTo("a castle at night");
            assertThat(bench.find("negative-prompt", TextArea.class).getText()).isEqualTo("blurry");
            assertThat(bench.find("steps", TextField.class).getText()).isEqualTo("12");
            assertThat(bench.find("cfg", TextField.class).getText()).isEqualTo("6.5");
            assertThat(bench.find("width", TextField.class).getText()).isEqualTo("320");
            assertThat(bench.find("height", TextField.class).getText()).isEqualTo("192");
            assertThat(bench.model.request().samplerProperty().get()).isEqualTo(SamplerType.EULER_A);
        }
    }

    @Test
    void theModelsOfTheFolderAreOfferedAndOneNamedElsewhereToo() throws Exception {
        Path mine =
                Files.createFile(Files.createDirectories(home.resolve("models")).resolve("mine.safetensors"));
        try (Bench bench = Bench.open(engine, home)) {
            ComboBox<?> box = bench.find("model", ComboBox.class);
            Toolkit.waitFor(() -> box.getItems().size() == 2);
            Toolkit.run(() -> bench.model.request().modelProperty().set("/elsewhere/other.ckpt"));
            Toolkit.waitFor(() -> says(box, "other.ckpt"));
            Toolkit.run(() -> box.getSelectionModel().select(1));
            assertThat(bench.model.request().modelProperty().get()).isEqualTo(mine.toString());
            Toolkit.waitFor(() -> says(box, "mine.safetensors"));
            Toolkit.run(() -> bench.model.refresh());
            Toolkit.run(() -> bench.model.request().modelProperty().set(null));
            Toolkit.waitFor(() -> says(box, "Pocket garden (bundled)"));
            assertThat(box.getItems()).hasSize(3);
        }
    }

    /// Whether a closed box shows a value in these words.
    private static boolean says(ComboBox<?> box, String words) {
        return box.lookupAll(".list-cell").stream().anyMatch(cell -> words.equals(((Labeled) cell).getText()));
    }

    @Test
    void generateNamesTheFieldToPutRight() throws Exception {
        try (Bench bench = Bench.open(engine, home)) {
            Toolkit.run(() -> bench.find("steps", TextField.class).setText("many"));
            press(bench, KeyCode.ENTER, true);
            assertThat(engine.requests).isEmpty();
            assertThat(bench.find("notice", Label.class).getText())
                    .isEqualTo("Steps must be a whole number from 1 to 1,000.");
            assertThat(Toolkit.call(() -> bench.stage.getScene().getFocusOwner()))
                    .isSameAs(bench.find("steps", TextField.class));
        }
    }

    @Test
    void aFailureIsSaidInTheWindow() throws Exception {
        engine.fail();
        try (Bench bench = Bench.open(engine, home)) {
            press(bench, KeyCode.ENTER, true);
            Toolkit.waitFor(() -> bench.find("notice", Label.class).getText().contains("fetch it again"));
            assertThat(states(bench)).containsExactly(JobState.FAILED);
        }
    }

    @Test
    void theBundledModelMakesAPicture() throws Exception {
        Path model = Path.of("presets/pocket-garden.safetensors");
        try (LocalEngine real = new LocalEngine(() -> DjlBackend.start(new Ledger()), model, ProgramVersion.text());
                Bench bench = Bench.open(real, home)) {
            Toolkit.run(() -> {
                bench.find("width", TextField.class).setText("64");
                bench.find("height", TextField.class).setText("64");
                bench.find("steps", TextField.class).setText("4");
            });
            press(bench, KeyCode.ENTER, true);
            Toolkit.waitFor(() -> bench.model.queue().runningProperty().get() == null);
            assertThat(bench.model.shownProperty().get()).isInstanceOf(Shown.Picture.class);
            assertThat(bench.model.queue().facts().memoryProperty().get()).isNotNull();
        }
    }

    private static List<JobState> states(Bench bench) {
        return bench.model.queue().jobs().stream().map(Job::getState).toList();
    }

    private static void press(Bench bench, KeyCode code, boolean control) throws Exception {
        Toolkit.run(() -> bench.stage
                .getScene()
                .getFocusOwner()
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false)));
    }
}
