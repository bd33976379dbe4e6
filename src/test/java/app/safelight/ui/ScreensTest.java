package app.safelight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Writes a picture of every screen and state to `target/screens`, and looks in each for controls without names, texts
/// too faint and texts cut off.
class ScreensTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @MethodSource("app.safelight.ui.Look#taken")
    void everyStateIsWritten(Look look) throws Exception {
        SlowEngine engine = new SlowEngine();
        try (Bench bench = Bench.open(engine, home, look)) {
            Screens screens = new Screens(bench, look.toString());
            running(engine, bench, screens);
            ended(engine, bench, screens);
            pages(bench, screens);
            unusual(bench, screens);
            assertThat(screens.complaints()).isEmpty();
        }
    }

    private static void running(SlowEngine engine, Bench bench, Screens screens) throws Exception {
        WorkbenchModel model = bench.model;
        Toolkit.waitFor(() -> model.request().prompt().readingProperty().get().tokens() > 0);
        screens.take("01-first-start");
        Toolkit.run(() -> tabs(bench).getSelectionModel().select(1));
        screens.take("02-empty-queue");
        Toolkit.run(() -> tabs(bench).getSelectionModel().select(0));

        Toolkit.run(() -> {
            model.request().steps().textProperty().set("8");
            model.request().count().textProperty().set("2");
            model.generate();
        });
        screens.take("03-before-the-first-step");
        engine.allow(5);
        Toolkit.waitFor(() -> model.queue().facts().progressProperty().get().step() == 5);
        screens.take("04-running");
        Toolkit.run(() -> {
            model.request().count().textProperty().set("1");
            model.request()
                    .prompt()
                    .textProperty()
                    .set(
                            "three purple tulips in a vase on a wooden table by the window, late afternoon light, oil painting");
            model.generate();
            model.request().prompt().textProperty().set("a field of yellow tulips by a lake with mountains");
            model.generate();
            tabs(bench).getSelectionModel().select(1);
        });
        screens.take("05-queue-of-several");
        engine.restart();
        engine.allow(1);
        Toolkit.waitFor(() -> model.queue().facts().restartProperty().get() != null);
        Toolkit.waitFor(() -> model.queue().facts().progressProperty().get().step() == 6);
        screens.take("06-engine-restarted");
        Toolkit.run(() -> press(bench, KeyCode.Q, true));
        screens.take("07-closing-in-mid-run");
        Toolkit.run(() -> press(bench, KeyCode.ESCAPE, false));
        Toolkit.run(() -> model.queue().finish());
        screens.take("08-finishing");
        Toolkit.run(() -> {
            model.queue().stop();
            tabs(bench).getSelectionModel().select(0);
        });
        screens.take("09-stopping");
        engine.allowAll();
        Toolkit.waitFor(() -> model.queue().runningProperty().get() == null);
    }

    private void ended(SlowEngine engine, Bench bench, Screens screens) throws Exception {
        WorkbenchModel model = bench.model;
        Toolkit.run(() -> {
            model.dismissNotice();
            model.generate();
            model.generate();
        });
        Toolkit.waitFor(() -> model.gallery().pictures().size() == 2
                && model.queue().runningProperty().get() == null);
        screens.take("10-pictures");
        Toolkit.run(() -> tabs(bench).getSelectionModel().select(1));
        screens.take("11-queue-done-and-stopped");
        Toolkit.run(() -> tabs(bench).getSelectionModel().select(0));
        Toolkit.run(() -> {
            model.request().width().textProperty().set("100");
            model.generate();
        });
        screens.take("12-wrong-field");
        Toolkit.run(() -> {
            model.request().width().textProperty().set("256");
            tabs(bench).getSelectionModel().select(1);
        });
        engine.fail();
        Toolkit.run(model::generate);
        Toolkit.waitFor(() -> model.queue().failedProperty().get() != null);
        screens.take("13-failed");
        engine.work();
        Path unusable = Files.writeString(home.resolve("a file"), "no folder");
        engine.beforeThePicture(() -> model.settings().picturesProperty().set(unusable));
        Toolkit.run(model::generate);
        Toolkit.waitFor(() -> !model.unkept().list().isEmpty()
                && model.queue().runningProperty().get() == null);
        screens.take("14-not-kept");
        Toolkit.run(() -> press(bench, KeyCode.Q, true));
        screens.take("15-closing-loses-a-picture");
        Toolkit.run(() -> press(bench, KeyCode.ESCAPE, false));
        Toolkit.run(() -> {
            model.settings().picturesProperty().set(null);
            model.keepAgain();
        });
        Toolkit.waitFor(() -> model.unkept().list().isEmpty());
    }

    private static void pages(Bench bench, Screens screens) throws Exception {
        Toolkit.run(() -> press(bench, KeyCode.COMMA, true));
        screens.take("20-settings");
        Toolkit.run(() -> press(bench, KeyCode.ESCAPE, false));
        Toolkit.run(() -> press(bench, KeyCode.F1, false));
        screens.take("21-keys");
        Toolkit.run(() -> press(bench, KeyCode.ESCAPE, false));
    }

    private static void unusual(Bench bench, Screens screens) throws Exception {
        WorkbenchModel model = bench.model;
        Toolkit.waitFor(() ->
                model.queue().jobs().stream().allMatch(job -> job.getState().ended()));
        Toolkit.run(() -> {
            String many = "an extraordinarily detailed meadow with red tulips, ".repeat(400);
            model.request().prompt().textProperty().set(many);
            model.request().negative().textProperty().set("a_single_word_that_is_far_too_long_for_its_line_".repeat(9));
            model.request().seed().textProperty().set("18446744073709551615");
            model.request()
                    .modelProperty()
                    .set(
                            "/models/a checkpoint with a name that is much longer than the box it is chosen in v2.safetensors");
            model.generate();
        });
        Toolkit.waitFor(() -> model.request().prompt().readingProperty().get().tokens() > 1000);
        Toolkit.waitFor(() -> model.queue().runningProperty().get() == null);
        screens.take("30-long-texts");
        Toolkit.run(
                () -> model.recipes()
                        .takeText(
                                "a\nSteps: 5, Sampler: Euler, CFG scale: 7, Seed: 1, Size: 64x64, "
                                        + "Hires upscale: 2, Hires upscaler: Latent, ADetailer model: face_yolov8n.pt, Clip skip: 2, ENSD: 31337"));
        screens.take("31-taken-partly");
    }

    private static TabPane tabs(Bench bench) {
        return bench.find("side", TabPane.class);
    }

    private static void press(Bench bench, KeyCode code, boolean control) {
        bench.window.node().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }
}
