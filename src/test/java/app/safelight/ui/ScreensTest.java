package app.safelight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.safelight.store.Settings;
import app.safelight.store.Settings.Language;
import app.safelight.store.Settings.Theme;
import app.safelight.ui.run.JobState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Writes a picture of every screen and state to `target/screens`, for people to look at.
class ScreensTest {
    private static final Path SCREENS = Path.of("target/screens");

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "LIGHT, ENGLISH, 1280, 800",
        "DARK, ENGLISH, 1280, 800",
        "LIGHT, CHINESE, 1280, 800",
        "DARK, CHINESE, 1280, 800",
        "LIGHT, ENGLISH, 1920, 1080",
        "DARK, ENGLISH, 1920, 1080",
        "LIGHT, CHINESE, 1920, 1080",
        "DARK, CHINESE, 1920, 1080"
    })
    void everyStateIsWritten(Theme theme, Language language, int width, int height) throws Exception {
        Path folder = Files.createDirectories(SCREENS.resolve(
                "%s-%s-%dx%d".formatted(theme, language, width, height).toLowerCase(java.util.Locale.ROOT)));
        SlowEngine engine = new SlowEngine();
        try (Bench bench = Bench.open(engine, home, new Settings(null, null, theme, language), width, height)) {
            WorkbenchModel model = bench.model;
            Toolkit.waitFor(
                    () -> model.request().prompt().readingProperty().get().tokens() > 0);
            bench.snapshot(folder.resolve("1-first-start.png"));

            Toolkit.run(() -> {
                model.request().steps().textProperty().set("8");
                model.generate();
            });
            engine.allow(5);
            Toolkit.waitFor(() -> model.queue().progressProperty().get().step() == 5);
            Toolkit.run(model::generate);
            bench.snapshot(folder.resolve("2-running.png"));
            Toolkit.run(() -> tabs(bench).getSelectionModel().select(1));
            bench.snapshot(folder.resolve("3-queue.png"));
            Toolkit.run(() -> tabs(bench).getSelectionModel().select(0));

            engine.allowAll();
            Toolkit.waitFor(() -> model.queue().jobs().stream().allMatch(job -> job.getState() == JobState.DONE));
            Toolkit.waitFor(() -> model.gallery().pictures().size() == 2);
            Thread.sleep(300);
            bench.snapshot(folder.resolve("4-pictures.png"));

            Toolkit.run(() -> {
                model.request().width().textProperty().set("100");
                model.generate();
            });
            bench.snapshot(folder.resolve("5-wrong-field.png"));
            Toolkit.run(() -> model.request().width().textProperty().set("256"));
            engine.fail();
            Toolkit.run(model::generate);
            Toolkit.waitFor(() -> model.queue().failedProperty().get() != null);
            bench.snapshot(folder.resolve("6-failed.png"));

            Toolkit.run(() -> press(bench, KeyCode.COMMA, true));
            Thread.sleep(400);
            bench.snapshot(folder.resolve("7-settings.png"));
            Toolkit.run(() -> press(bench, KeyCode.ESCAPE, false));
            Thread.sleep(400);
            Toolkit.run(() -> press(bench, KeyCode.F1, false));
            Thread.sleep(400);
            bench.snapshot(folder.resolve("8-keys.png"));
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted().toList())
                    .isEqualTo(List.of(
                            "1-first-start.png",
                            "2-running.png",
                            "3-queue.png",
                            "4-pictures.png",
                            "5-wrong-field.png",
                            "6-failed.png",
                            "7-settings.png",
                            "8-keys.png"));
        }
    }

    private static TabPane tabs(Bench bench) {
        return bench.find("side", TabPane.class);
    }

    private static void press(Bench bench, KeyCode code, boolean control) {
        bench.window.node().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }
}
